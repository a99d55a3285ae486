/** A copy in the browser's own database, which outlives the page and works without a network. */

import type { Document, DocumentOf, DocumentType } from "../documents.js";
import type { Changes, State, Store } from "../sync.js";

/** Raise it when the tables below change. */
const VERSION = 1;

const DOCUMENTS = "documents";
const STATE = "state";

interface Row {
  id: string;
  type: DocumentType;
  slug: string;
  round: number;
  document: Document;
}

/** For browsers and web views. Several tabs may share one. */
export class IndexedDbStore implements Store {
  readonly #database: IDBDatabase;

  private constructor(database: IDBDatabase) {
    this.#database = database;
    // A newer version of the app, in another tab, must not wait for this one.
    database.onversionchange = () => database.close();
  }

  /**
   * Open a copy, or begin one.
   *
   * @param name That of the database; one for each scope that the app keeps.
   */
  static async open(name = "continuum"): Promise<IndexedDbStore> {
    const opening = indexedDB.open(name, VERSION);
    opening.onupgradeneeded = () => {
      const documents = opening.result.createObjectStore(DOCUMENTS, { keyPath: "id" });
      documents.createIndex("type", "type");
      documents.createIndex("slug", ["type", "slug"]);
      documents.createIndex("round", "round");
      opening.result.createObjectStore(STATE);
    };
    return new IndexedDbStore(await finished(opening));
  }

  /** Close the database. */
  close(): void {
    this.#database.close();
  }

  async state(): Promise<State | null> {
    const table = this.#database.transaction(STATE).objectStore(STATE);
    return (await finished<State | undefined>(table.get(STATE))) ?? null;
  }

  async apply({ state, put, remove, sweep }: Changes, revision: number): Promise<boolean> {
    const transaction = this.#database.transaction([DOCUMENTS, STATE], "readwrite");
    const committed = completed(transaction);
    const states = transaction.objectStore(STATE);
    const documents = transaction.objectStore(DOCUMENTS);
    const current = await finished<State | undefined>(states.get(STATE));
    if ((current?.revision ?? 0) !== revision) {
      await committed;
      return false;
    }
    try {
      for (const document of put) documents.put(rowOf(document, state.round));
      for (const id of remove) documents.delete(id);
      if (sweep) deleteAll(documents.index("round"), IDBKeyRange.upperBound(state.round, true));
      states.put(state, STATE);
    } catch (error) {
      transaction.abort();
      await committed.catch(() => undefined);
      throw error;
    }
    await committed;
    return true;
  }

  /** Return a document, or undefined. */
  async get(id: string): Promise<Document | undefined> {
    return (await finished<Row | undefined>(this.#documents().get(id)))?.document;
  }

  /** Return the document of a type that has this slug, or undefined. */
  async find<T extends DocumentType>(type: T, slug: string): Promise<DocumentOf<T> | undefined> {
    const row = await finished<Row | undefined>(this.#documents().index("slug").get([type, slug]));
    return row?.document as DocumentOf<T> | undefined;
  }

  /** Return all documents of a type, or all there are, in no order that means anything. */
  async all(): Promise<Document[]>;
  async all<T extends DocumentType>(type: T): Promise<DocumentOf<T>[]>;
  async all(type?: DocumentType): Promise<Document[]> {
    const table = this.#documents();
    const rows = await finished<Row[]>(type ? table.index("type").getAll(type) : table.getAll());
    return rows.map((row) => row.document);
  }

  #documents(): IDBObjectStore {
    return this.#database.transaction(DOCUMENTS).objectStore(DOCUMENTS);
  }
}

function rowOf(document: Document, round: number): Row {
  return { id: document.id, type: document.type, slug: document.slug, round, document };
}

function deleteAll(index: IDBIndex, range: IDBKeyRange): void {
  const walking = index.openCursor(range);
  walking.onsuccess = () => {
    const cursor = walking.result;
    if (cursor === null) return;
    cursor.delete();
    cursor.continue();
  };
}

function finished<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Resolves when all that a transaction did is on disk; rejects when none of it is, a full disk included. */
function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException("Aborted", "AbortError"));
  });
}
