/** A copy in memory, which can be saved as JSON wherever the app saves things. */

import type { Document, DocumentOf, DocumentType } from "../documents.js";
import type { Changes, State, Store } from "../sync.js";

/** A copy as plain JSON. */
export interface Saved {
  state: State | null;
  documents: [round: number, document: Document][];
}

/** For a server, a test, or a platform without IndexedDB. */
export class MemoryStore implements Store {
  #state: State | null;
  readonly #documents: Map<string, [round: number, document: Document]>;

  /** @param saved What `toJSON` returned earlier; empty if omitted. */
  constructor(saved: Saved = { state: null, documents: [] }) {
    this.#state = saved.state;
    this.#documents = new Map(saved.documents.map((entry) => [entry[1].id, entry]));
  }

  async state(): Promise<State | null> {
    return this.#state;
  }

  async apply({ state, put, remove, sweep }: Changes, revision: number): Promise<boolean> {
    if ((this.#state?.revision ?? 0) !== revision) return false;
    for (const document of put) this.#documents.set(document.id, [state.round, document]);
    for (const id of remove) this.#documents.delete(id);
    if (sweep) {
      for (const [id, [round]] of this.#documents) if (round < state.round) this.#documents.delete(id);
    }
    this.#state = state;
    return true;
  }

  /** Return a document, or undefined. */
  async get(id: string): Promise<Document | undefined> {
    return this.#documents.get(id)?.[1];
  }

  /** Return the document of a type that has this slug, or undefined. */
  async find<T extends DocumentType>(type: T, slug: string): Promise<DocumentOf<T> | undefined> {
    return (await this.all(type)).find((document) => document.slug === slug);
  }

  /** Return all documents of a type, or all there are, in no order that means anything. */
  async all(): Promise<Document[]>;
  async all<T extends DocumentType>(type: T): Promise<DocumentOf<T>[]>;
  async all(type?: DocumentType): Promise<Document[]> {
    const documents = [...this.#documents.values()].map(([, document]) => document);
    return type ? documents.filter((document) => document.type === type) : documents;
  }

  /** Return the copy as plain JSON: save it after each page (`onPage`), in one write. */
  toJSON(): Saved {
    return { state: this.#state, documents: [...this.#documents.values()] };
  }
}
