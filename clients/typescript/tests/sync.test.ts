import assert from "node:assert/strict";
import { test } from "node:test";

import { IndexedDbStore, MemoryStore, sync, type Document, type State } from "continuum-client";

import { client, edit, failingAfter, listed, recording } from "./server.js";

const MOBILE = { channel: "mobile" } as const;
const SCOPE = { ...MOBILE, limit: 5 };
const GHOST = "00000000-0000-4000-8000-000000000000";

const KINDS = {
  "in memory": async () => new MemoryStore(),
  "in IndexedDB": async () => IndexedDbStore.open(crypto.randomUUID()),
};

type AnyStore = MemoryStore | IndexedDbStore;

for (const [kind, open] of Object.entries(KINDS)) {
  test(`a copy ${kind} equals the lists, at first and after edits`, async () => {
    const store = await open();
    const first = await sync(client, store, SCOPE);
    await assertEqualToTheLists(store);
    assert.equal(first.put, (await store.all()).length);

    await edit("rename");
    await edit("withdraw");
    const second = await sync(client, store, SCOPE);
    await assertEqualToTheLists(store);
    assert.deepEqual([second.removed, second.restarts], [1, 0]);
    assert.ok(second.put > 0 && second.put < first.put);

    await edit("publish");
    await sync(client, store, SCOPE);
    await assertEqualToTheLists(store);
    assert.deepEqual(await sync(client, store, SCOPE), { put: 0, removed: 0, restarts: 0 });
  });

  test(`a copy ${kind} goes on after a failure where it was`, async () => {
    const store = await open();
    await assert.rejects(sync(failingAfter(2), store, SCOPE), TypeError);
    assert.equal((await store.all()).length, 10);
    assert.equal((await stateOf(store)).whole, false);

    const [recorder, asked] = recording();
    await sync(recorder, store, SCOPE);
    await assertEqualToTheLists(store);
    const all = (await store.all()).length;
    assert.equal(asked().length, Math.ceil(all / 5) - 2);
  });

  test(`a copy ${kind} that is begun anew is readable until the new one is whole`, async () => {
    const store = await open();
    await sync(client, store, SCOPE);
    await leadNowhere(store);

    await assert.rejects(sync(failingAfter(2), store, SCOPE), TypeError);
    assert.ok(await store.get(GHOST));
    assert.equal((await stateOf(store)).whole, false);

    const { restarts } = await sync(client, store, SCOPE);
    assert.equal(restarts, 0); // The failed sync began anew already.
    assert.equal(await store.get(GHOST), undefined);
    await assertEqualToTheLists(store);
  });

  test(`a copy ${kind} of another scope replaces the first`, async () => {
    const store = await open();
    await sync(client, store, SCOPE);
    await sync(client, store, { ...MOBILE, type: ["crisis_resource"] });
    assert.deepEqual(new Set((await store.all()).map((document) => document.type)), new Set(["crisis_resource"]));
  });

  test(`a copy ${kind} is read by id, by slug and by type`, async () => {
    const store = await open();
    await sync(client, store, SCOPE);
    const level = await store.find("level", "iop");
    assert.equal(level?.code, "iop");
    assert.deepEqual(await store.get(level.id), level);
    assert.deepEqual(await store.all("level"), [level]);
    assert.equal(await store.find("program", "iop"), undefined);
  });

  test(`two that fill a copy ${kind} at once do not spoil it`, async () => {
    const store = await open();
    await Promise.all([sync(client, store, SCOPE), sync(client, store, SCOPE)]);
    await assertEqualToTheLists(store);
  });
}

test("a page that cannot be stored leaves nothing of itself", async () => {
  const store = await IndexedDbStore.open(crypto.randomUUID());
  await sync(client, store, SCOPE);
  const before = await stateOf(store);
  const [document] = await store.all();
  const put = [
    { ...document, id: GHOST },
    { ...document, title: () => "no data" },
  ] as unknown as Document[];
  const state = { ...before, revision: before.revision + 1 };
  await assert.rejects(store.apply({ state, put, remove: [], sweep: false }, before.revision));
  assert.deepEqual(await stateOf(store), before);
  assert.equal(await store.get(GHOST), undefined);
});

test("a copy in IndexedDB outlives the page", async () => {
  const name = crypto.randomUUID();
  const first = await IndexedDbStore.open(name);
  await sync(client, first, SCOPE);
  first.close();
  const second = await IndexedDbStore.open(name);
  await assertEqualToTheLists(second);
  assert.deepEqual(await sync(client, second, SCOPE), { put: 0, removed: 0, restarts: 0 });
});

test("a copy in memory outlives the app as JSON, saved page by page", async () => {
  const store = new MemoryStore();
  let saved = "";
  const save = () => void (saved = JSON.stringify(store));
  await assert.rejects(sync(failingAfter(2), store, SCOPE, { onPage: save }), TypeError);
  const again = new MemoryStore(JSON.parse(saved));
  assert.equal((await again.all()).length, 10);
  await sync(client, again, SCOPE);
  await assertEqualToTheLists(again);
});

test("a server that is wrong is an error, and the copy stays", async () => {
  const store = new MemoryStore();
  await sync(client, store, SCOPE);
  const before = store.toJSON();
  await assert.rejects(sync(client, store, { ...SCOPE, limit: 1000 }), { name: "ProblemError" });
  assert.deepEqual(store.toJSON(), before);
});

async function assertEqualToTheLists(store: AnyStore): Promise<void> {
  const copy = new Map((await store.all()).map((document) => [document.id, document]));
  assert.deepEqual(copy, await listed(MOBILE));
}

/** Give a copy a cursor that the server never made, and a document that it does not have. */
async function leadNowhere(store: AnyStore): Promise<void> {
  const state = await stateOf(store);
  const [document] = await store.all();
  assert.ok(document);
  const next = { ...state, cursor: "made-elsewhere", revision: state.revision + 1 };
  const put = [{ ...document, id: GHOST }];
  assert.ok(await store.apply({ state: next, put, remove: [], sweep: false }, state.revision));
}

async function stateOf(store: AnyStore): Promise<State> {
  const state = await store.state();
  assert.ok(state);
  return state;
}
