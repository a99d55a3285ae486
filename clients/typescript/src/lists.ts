/** Walking a list to its end, however many pages it has. */

import { get, type Answer, type Ask, type Client, type Cut, type Optional, type Path } from "./client.js";

/** The addresses that answer with pages. */
export type ListPath = {
  [P in Path]: Answer<P> extends { next: string | null; results: unknown[] } ? P : never;
}[Path];

/** What a list holds. */
export type Item<P extends ListPath> = Answer<P>["results"][number];

/**
 * Walk over the pages of a list, each as the API gives it: with `count` and, if asked for, `facets`.
 *
 * Nothing is fetched before it is needed, and nothing after the loop is left.
 * @throws ProblemError, and what `fetch` throws.
 */
export function pages<P extends ListPath>(
  client: Client,
  path: P,
  ...ask: Optional<P>
): AsyncGenerator<Answer<P>, void, undefined>;
export function pages<P extends ListPath>(
  client: Client,
  path: P,
  ask: Ask<P>,
): AsyncGenerator<Cut<Answer<P>>, void, undefined>;
export async function* pages(
  client: Client,
  path: ListPath,
  ask: Ask<ListPath> = {} as Ask<ListPath>,
): AsyncGenerator<unknown, void, undefined> {
  const ask_ = get as (client: Client, path: Path, ask: object) => Promise<{ next: string | null }>;
  let query: object = { ...ask.query };
  for (;;) {
    const page = await ask_(client, path, { ...ask, query });
    yield page;
    if (page.next === null) return;
    // Only the cursor is taken: behind a proxy the host in `next` may be another than the one we ask.
    query = { ...query, cursor: new URL(page.next).searchParams.get("cursor") };
  }
}

/**
 * Walk over everything in a list.
 *
 * @example for await (const program of items(client, "/api/v1/programs/", { query: { level: "iop" } })) …
 * @throws ProblemError, and what `fetch` throws.
 */
export function items<P extends ListPath>(
  client: Client,
  path: P,
  ...ask: Optional<P>
): AsyncGenerator<Item<P>, void, undefined>;
export function items<P extends ListPath>(
  client: Client,
  path: P,
  ask: Ask<P>,
): AsyncGenerator<Cut<Item<P>>, void, undefined>;
export async function* items(
  client: Client,
  path: ListPath,
  ask: Ask<ListPath> = {} as Ask<ListPath>,
): AsyncGenerator<unknown, void, undefined> {
  for await (const page of pages(client, path, ask)) yield* page.results;
}
