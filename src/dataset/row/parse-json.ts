import { printParseErrorCode, visit } from "jsonc-parser";
import type { Range } from "../../text/range";

/** Why a text is not JSON, and where it breaks. */
export interface JsonError {
  readonly range: Range;
  /** A name of jsonc-parser's, such as `InvalidEscapeCharacter`. */
  readonly reason: string;
}

/** The value of a JSON text (RFC 8259), or where it breaks. Never throws. */
export function parseJson(text: string): { readonly value: unknown; readonly error?: JsonError } {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { value: undefined, error: firstError(text) };
  }
}

function firstError(text: string): JsonError {
  let first: JsonError | undefined;
  const note = (reason: string, start: number, length: number): void => {
    if (first !== undefined && first.range.start <= start) return;
    first = { reason, range: { start, end: Math.max(start + length, Math.min(text.length, start + 1)) } };
  };
  visit(
    text,
    { onError: (code, offset, length) => note(printParseErrorCode(code), offset, length) },
    { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false },
  );
  return first ?? { reason: "InvalidSymbol", range: { start: 0, end: text.length } };
}
