/** Keeping a copy of the content: everything once, then only what changed. */

import type { Client, Query } from "./client.js";
import type { Document } from "./documents.js";
import { ProblemError } from "./problems.js";

/** What to keep: `channel`, `locale`, `type`, `rich_text`; and `limit`, the size of a page. */
export type Scope = Omit<Query<"/api/v1/sync/">, "cursor">;

/** Where a copy stands. */
export interface State {
  /** The scope that it was begun with, as text. */
  readonly scope: string;
  /** Where the next page begins; null at the very start. */
  readonly cursor: string | null;
  /** Counts the times that it was begun anew. */
  readonly round: number;
  /** Whether it has been complete since it was begun: an app may show it. */
  readonly whole: boolean;
  /** Counts the pages that were applied. */
  readonly revision: number;
}

/** One page of changes, to be applied whole or not at all. */
export interface Changes {
  /** Where the copy stands afterwards. */
  readonly state: State;
  /** Documents to store in place of those with their ids. */
  readonly put: readonly Document[];
  /** Ids of documents to remove. */
  readonly remove: readonly string[];
  /** Whether to remove, too, whatever was last stored in an earlier round. */
  readonly sweep: boolean;
}

/** Where a copy is kept. Two come with this package; any other will do that keeps these promises. */
export interface Store {
  /** Return where the copy stands; null before its first page. */
  state(): Promise<State | null>;

  /**
   * Apply changes, whole or not at all, also when the app is killed meanwhile.
   *
   * Each document is remembered with the round of `changes.state`.
   * @param revision That of the state which the changes follow; 0 for none.
   * @returns false, with nothing applied, if the copy has another revision by now.
   */
  apply(changes: Changes, revision: number): Promise<boolean>;
}

/** What a sync did. */
export interface Synced {
  put: number;
  removed: number;
  /** Times that the server asked to begin anew. */
  restarts: number;
}

export interface SyncOptions {
  /** Ends the sync early. The copy goes on from there next time. */
  signal?: AbortSignal;
  /** Called after each page that was applied. */
  onPage?: (state: State) => void | Promise<void>;
}

const NOTHING: State = { scope: "", cursor: null, round: 0, whole: false, revision: 0 };

/** A server that answers 410 again and again is broken; this many times may be bad luck. */
const MOST_RESTARTS = 3;

/**
 * Bring a copy up to date.
 *
 * Safe to call at any time, from several tabs at once, and again after a failure: each page is applied whole,
 * and the next call goes on where the last one ended. When the server asks to begin anew (410), or the scope
 * is another than last time, the documents stay readable until the new ones are all there.
 *
 * @throws ProblemError, and what `fetch` and the store throw. What was applied stays.
 */
export async function sync(
  client: Client,
  store: Store,
  scope: Scope = {},
  { signal, onPage }: SyncOptions = {},
): Promise<Synced> {
  const done: Synced = { put: 0, removed: 0, restarts: 0 };
  const wanted = canonical(scope);
  for (let more = true; more; ) {
    const before = (await store.state()) ?? NOTHING;
    const from = before.scope === wanted ? before : begunAnew(before, wanted);
    const query = from.cursor === null ? scope : { cursor: from.cursor };
    const init = signal ? { signal } : {};
    const { data, error, response } = await client.GET("/api/v1/sync/", { params: { query }, ...init });

    let changes: Changes;
    if (data) {
      const put = data.items.flatMap((item) => (item.op === "put" ? [item.document] : []));
      const remove = data.items.flatMap((item) => (item.op === "delete" ? [item.id] : []));
      const whole = from.whole || !data.more;
      const state = { ...from, cursor: data.cursor, whole, revision: before.revision + 1 };
      changes = { state, put, remove, sweep: whole && !from.whole };
    } else {
      const problem = ProblemError.from(response, error);
      const mayRestart = problem.status === 410 && from.cursor !== null && done.restarts < MOST_RESTARTS;
      if (!mayRestart) throw problem;
      changes = { state: begunAnew(before, wanted), put: [], remove: [], sweep: false };
    }

    if (!(await store.apply(changes, before.revision))) continue; // Another tab was faster: go on from there.
    done.put += changes.put.length;
    done.removed += changes.remove.length;
    done.restarts += data ? 0 : 1;
    more = data ? data.more : true;
    await onPage?.(changes.state);
  }
  return done;
}

function begunAnew(state: State, scope: string): State {
  return { scope, cursor: null, round: state.round + 1, whole: false, revision: state.revision + 1 };
}

function canonical(scope: Scope): string {
  return JSON.stringify(Object.entries(scope).sort(([one], [other]) => (one < other ? -1 : 1)));
}
