import type { ContentError } from "../container/content-error";
import { findJsonError } from "./find-json-error";

export interface ParsedJson {
  /** Undefined for a text that does not parse. */
  readonly value: unknown;
  readonly error?: ContentError;
}

/** The value of a JSON text (RFC 8259), or where it breaks. Never throws. */
export function parseJson(text: string): ParsedJson {
  try {
    return { value: JSON.parse(text) };
  } catch {
    const error = findJsonError(text) ?? { reason: "unexpected-character", range: { start: 0, end: text.length } };
    return { value: undefined, error };
  }
}
