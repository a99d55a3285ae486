/** The server under test, and the editor who publishes in it. */

import { createClient, items, type Client, type Document, type Query } from "continuum-client";

const URL = needed("CONTINUUM_URL");

export const client = createClient({ baseUrl: URL });

/** Return a client whose network fails after so many requests. */
export function failingAfter(requests: number): Client {
  let left = requests;
  return createClient({
    baseUrl: URL,
    fetch: async (request) => {
      if (left-- === 0) throw new TypeError("network down");
      return fetch(request);
    },
  });
}

/** Return a client, and a function that tells which addresses it asked. */
export function recording(): [Client, () => string[]] {
  const asked: string[] = [];
  const recorder = createClient({
    baseUrl: URL,
    fetch: async (request) => {
      asked.push(request.url);
      return fetch(request);
    },
  });
  return [recorder, () => asked];
}

/** Let the editor do something: see tests/clients/editor.py. */
export async function edit(what: "rename" | "withdraw" | "publish"): Promise<void> {
  const response = await fetch(`${needed("CONTINUUM_EDITOR")}/${what}`, { method: "POST" });
  if (!response.ok) throw new Error(await response.text());
}

/** Return everything that the lists have, by id. */
export async function listed(query: Query<"/api/v1/pages/">): Promise<Map<string, Document>> {
  const found = new Map<string, Document>();
  for await (const document of items(client, "/api/v1/pages/", { query: { ...query, limit: 100 } }))
    found.set(document.id, document as Document);
  return found;
}

function needed(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run pytest tests/clients.`);
  return value;
}
