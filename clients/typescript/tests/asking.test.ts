import assert from "node:assert/strict";
import { test } from "node:test";

import { get, isWhole, ProblemError } from "continuum-client";

import { client } from "./server.js";

const PROGRAM = { path: { key: "standard-iop" } };

test("a document has the fields of its type", async () => {
  const program = await get(client, "/api/v1/programs/{key}/", PROGRAM);
  assert.equal(program.type, "program");
  assert.equal(program.title, "Standard IOP");
  assert.equal(program.variant satisfies "standard" | string, "standard");
});

test("several values of a filter are one parameter", async () => {
  const query = { variant__in: ["standard" as const, "family" as const], limit: 1 };
  const page = await get(client, "/api/v1/programs/", { query });
  assert.ok(page.count > 1);
});

test("what needs no argument is asked without one", async () => {
  const { results } = await get(client, "/api/v1/locales/");
  assert.ok(results.length > 0);
  // @ts-expect-error This address has a key.
  await assert.rejects(get(client, "/api/v1/programs/{key}/"));
});

test("brochures are typed as they are described, and their files are no JSON", async () => {
  const { results } = await get(client, "/api/v1/brochures/");
  assert.deepEqual(results satisfies { proof_url: string | null }[], []);
  const file = { path: { slug: "nothing", output: "reader" as const } };
  // @ts-expect-error A PDF is asked for as a blob.
  await assert.rejects(get(client, "/api/v1/brochures/{slug}/{output}.pdf", file));
  const { data, response } = await client.GET("/api/v1/brochures/{slug}/{output}.pdf", {
    params: file,
    parseAs: "blob",
  });
  assert.deepEqual([data satisfies Blob | undefined, response.status], [undefined, 404]);
});

test("a reference is a stub until it is expanded", async () => {
  const stub = await get(client, "/api/v1/programs/{key}/", PROGRAM);
  assert.equal(isWhole(stub.level), false);
  const whole = await get(client, "/api/v1/programs/{key}/", { ...PROGRAM, query: { expand: ["level"] } });
  assert.ok(isWhole(whole.level));
  assert.equal(whole.level.code, "iop");
});

test("with fields, an answer is typed as a part", async () => {
  const part = await get(client, "/api/v1/programs/{key}/", { ...PROGRAM, query: { fields: ["title"] } });
  const id: string = part.id;
  // @ts-expect-error It was not asked for, so it may be missing.
  const slug: string = part.slug;
  assert.deepEqual([typeof id, slug, part.title], ["string", undefined, "Standard IOP"]);
});

test("what the API does not know is refused by the compiler, and says what to do", async () => {
  // @ts-expect-error There is no such filter.
  const asking = get(client, "/api/v1/programs/", { query: { lvel: "iop" } });
  await assert.rejects(asking, (error: unknown) => {
    assert.ok(error instanceof ProblemError);
    assert.equal(error.status, 400);
    assert.match(error.message, /Did you mean “level”\?/);
    return true;
  });
});

test("what is not public is a problem with its status", async () => {
  const asking = get(client, "/api/v1/programs/{key}/", { path: { key: "nothing" } });
  await assert.rejects(asking, (error: unknown) => error instanceof ProblemError && error.status === 404);
});

test("an answer of something else on the way is a problem too", () => {
  const problem = ProblemError.from(new Response("<h1>Bad gateway</h1>", { status: 502 }), "<h1>");
  assert.equal(problem.status, 502);
});

test("a request can be given up", async () => {
  const signal = AbortSignal.abort();
  await assert.rejects(get(client, "/api/v1/programs/", { signal }), { name: "AbortError" });
});
