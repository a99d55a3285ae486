import assert from "node:assert/strict";
import { test } from "node:test";

import { get, items, pages } from "continuum-client";

import { client, recording } from "./server.js";

const PROGRAMS = "/api/v1/programs/";

test("walking small pages gives what one large page has", async () => {
  const whole = await get(client, PROGRAMS, { query: { limit: 100 } });
  const walked = [];
  for await (const program of items(client, PROGRAMS, { query: { limit: 3 } })) walked.push(program);
  assert.ok(walked.length > 9);
  assert.deepEqual(walked, whole.results);
});

test("every page is asked for with the same filters", async () => {
  const [recorder, asked] = recording();
  const query = { variant: "standard" as const, limit: 4, fields: ["title"] };
  for await (const program of items(recorder, PROGRAMS, { query })) assert.ok(program.title);
  assert.ok(asked().length > 2);
  for (const url of asked()) assert.equal(new URL(url).searchParams.get("variant"), "standard");
});

test("a page has its count and facets", async () => {
  for await (const page of pages(client, PROGRAMS, { query: { facets: ["variant"], limit: 2 } })) {
    assert.ok(page.count > 2);
    assert.equal(page.facets?.["variant"]?.[0]?.value, "standard");
    break;
  }
});

test("nothing is fetched after the loop is left", async () => {
  const [recorder, asked] = recording();
  for await (const _ of items(recorder, PROGRAMS, { query: { limit: 2 } })) break;
  assert.equal(asked().length, 1);
});

test("any list can be walked, parts of documents too", async () => {
  const headings = new Set<string>();
  const query = { aspect: "overview" as const, limit: 5 };
  for await (const part of items(client, "/api/v1/modules/", { query })) headings.add(part.heading);
  assert.deepEqual([...headings], ["What it is"]);
});

test("only lists can be walked", () => {
  // @ts-expect-error A comparison has no pages.
  void (() => items(client, "/api/v1/compare/", { query: { levels: ["iop", "op"] } }));
});
