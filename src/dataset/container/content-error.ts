import type { Range, TextEdit } from "../../text/range";

/** Why a text is not JSON (RFC 8259): the first thing at which a strict parser stops. */
export const jsonErrorReasons = [
  /** A string that is not closed on its line, or before the row ends. */
  "unclosed-string",
  /** A quotation mark inside a string with no backslash before it. */
  "unescaped-quote",
  /** A line break, a tab or another control character inside a string, not escaped. */
  "control-character",
  /** A backslash with something behind it that JSON does not know. */
  "bad-escape",
  "single-quotes",
  /** “ ”, ：, ， and their like where JSON's own marks should stand. */
  "full-width-mark",
  "unquoted-key",
  /** `NaN`, `Infinity`. */
  "nan-or-infinity",
  /** `None`, `True`, `False`. */
  "python-literal",
  /** A word that is none of the above, such as `undefined`. */
  "unknown-word",
  /** `01`, `.5`, `+1`, `0x1F`. */
  "bad-number",
  "comment",
  "missing-comma",
  "missing-colon",
  "missing-value",
  /** A comma before a closing bracket. */
  "trailing-comma",
  /** A comma behind another one, or behind an opening bracket. */
  "extra-comma",
  /** A bracket that closes nothing, or not what was opened last. */
  "wrong-bracket",
  /** The text ends, but brackets are open. */
  "unexpected-end",
  /** Something behind the end of the value. */
  "text-after-value",
  /** Anything else. */
  "unexpected-character",
] as const;
export type JsonErrorReason = (typeof jsonErrorReasons)[number];

/** Why a record is not one of its CSV file (RFC 4180, and the header). */
export const csvErrorReasons = ["unclosed-cell", "text-behind-cell", "too-few-cells", "too-many-cells"] as const;
export type CsvErrorReason = (typeof csvErrorReasons)[number];

/** `too-long`: beyond what one row may have, `rowLimit` bytes; the row's text is its beginning. */
export type ContentErrorReason = JsonErrorReason | CsvErrorReason | "too-long";

/** Why a row cannot be read as its file's container has it, and where it breaks. */
export interface ContentError {
  readonly reason: ContentErrorReason;
  /** In the row's text. */
  readonly range: Range;
  /** What mends it, where that is certain: a comma or bracket beside the row. May reach beyond the row's text. */
  readonly mend?: TextEdit;
}
