/** Asking the API, with every path, parameter and answer typed. */

import createFetchClient, { type Client as FetchClient, type ClientOptions } from "openapi-fetch";

import { ProblemError } from "./problems.js";
import type { paths } from "./schema.js";

/** A client of one server. `client.GET(…)` is openapi-fetch's own way to ask; `get` throws instead. */
export type Client = FetchClient<paths>;

/**
 * Every address that answers with JSON, as the OpenAPI document writes it: "/api/v1/programs/{key}/".
 *
 * Those of PDFs and of files for designers are for `client.GET(…, { parseAs: "blob" })`.
 */
export type Path = {
  [P in keyof paths]: paths[P]["get"]["responses"][200]["content"] extends { "application/pdf": unknown }
    ? never
    : P;
}[keyof paths];

type Operation<P extends Path> = paths[P]["get"];

/** The query parameters of an address: filters, `fields`, `expand`, `channel` and so on. */
export type Query<P extends Path> = Omit<
  NonNullable<Operation<P>["parameters"]["query"]>,
  "format"
>;

/** What an address answers when all is well. */
export type Answer<P extends Path> =
  Operation<P>["responses"][200]["content"]["application/json"];

/** What to ask of an address. */
export type Ask<P extends Path> = Pick<Operation<P>["parameters"], "path" | "query"> & {
  /** Ends the request early. */
  signal?: AbortSignal;
  /** JSON-LD is for search engines: no typed answer. */
  query?: { format?: never };
};

/** Without `fields`, which leave only a part of each document. */
export type AskForAll<P extends Path> = Ask<P> & { query?: { fields?: never } };

/** A part of a value: whatever `fields` did not name is missing. */
export type Part<T> = T extends readonly (infer Item)[]
  ? Part<Item>[]
  : T extends object
    ? { [Name in keyof T]?: Part<T[Name]> }
    : T;

/** An answer whose documents are cut by `fields`. `id` and `type` always stay. */
export type Cut<T> = T extends { id: string; type: string }
  ? Part<T> & Pick<T, "id" | "type">
  : T extends readonly (infer Item)[]
    ? Cut<Item>[]
    : T extends object
      ? { [Name in keyof T]: Cut<T[Name]> }
      : T;

/**
 * The last argument, which may be left out where nothing must be asked.
 *
 * The address stands on both sides so that the compiler waits until it knows which: asked about any
 * address, it would say for good that there must be an argument.
 */
export type Optional<P extends Path> = [P, object] extends [P, AskForAll<P>]
  ? [ask?: AskForAll<P>]
  : [ask: AskForAll<P>];

/**
 * Make a client.
 *
 * @param options `baseUrl` is where the server is, such as "https://www.example.org"; `headers` may carry a
 *   token for reading the past; `fetch` replaces the platform's own. All else is openapi-fetch's.
 */
export function createClient(options: ClientOptions & { baseUrl: string }): Client {
  return createFetchClient<paths>({
    // The API takes several values of one parameter separated by commas.
    querySerializer: { array: { style: "form", explode: false } },
    ...options,
  });
}

/**
 * Return what an address answers.
 *
 * With `fields` in the query, the documents in the answer are typed as parts.
 * @throws ProblemError for every answer that is an error; what `fetch` throws when the network fails.
 */
export function get<P extends Path>(
  client: Client,
  path: P,
  ...ask: Optional<P>
): Promise<Answer<P>>;
export function get<P extends Path>(
  client: Client,
  path: P,
  ask: Ask<P>,
): Promise<Cut<Answer<P>>>;
export async function get(client: Client, path: Path, ask: Ask<Path> = {}): Promise<unknown> {
  const { signal, ...params } = ask;
  // The overloads above tie path, parameters and answer together; inside, any path will do.
  const request = client.GET as (
    path: string,
    init: object,
  ) => Promise<{ data?: unknown; error?: unknown; response: Response }>;
  const { data, error, response } = await request(path, { params, signal });
  if (!response.ok) throw ProblemError.from(response, error);
  return data;
}
