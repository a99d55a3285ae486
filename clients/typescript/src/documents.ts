/** Names for what the API's answers are made of. */

import type { components } from "./schema.js";

type Schemas = components["schemas"];

/** A document of any type; `type` tells which. */
export type Document = Schemas["Document"];

/** A type of document, such as "program". */
export type DocumentType = Document["type"];

/** A document of one type: `DocumentOf<"program">`. */
export type DocumentOf<T extends DocumentType> = Extract<Document, { type: T }>;

/** A document that another one names. */
export type Stub = Schemas["Stub"];

/** Rich text; `format` tells the form of `value`. */
export type RichText = Schemas["RichText"];

/**
 * Tell a whole document, as `expand` puts it in place of a reference, from a stub: by `meta`, which `fields` must keep.
 *
 * @example if (isWhole(program.level)) show(program.level.copy.short)
 */
export function isWhole<T extends { id: string }>(reference: T | null): reference is Exclude<T, Stub> {
  return reference !== null && "meta" in reference;
}
