import {
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from "jsonc-parser";
import { safeParse, type $ZodType } from "zod/v4/core";
import type { Range } from "../text/range";
import { describeIssue, type IssueContext } from "./configuration-issues";
import { localize, type Locale } from "./locale";
import { syntaxMessages } from "./configuration-messages";

/** What is wrong with a configuration, in one sentence, and where in its text. */
export interface ConfigurationIssue {
  readonly message: string;
  readonly range: Range;
}

export type ConfigurationResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly ConfigurationIssue[] };

/**
 * Reads JSON with comments and checks it against `schema`. Gives the value as written (without defaults), or what is
 * wrong, in the text's order. Never throws.
 */
export function readConfiguration<T>(
  text: string,
  schema: $ZodType<unknown, T>,
  context: IssueContext,
): ConfigurationResult<T> {
  const errors: ParseError[] = [];
  const source = text.startsWith("\uFEFF") ? ` ${text.slice(1)}` : text;
  const tree = parseTree(source, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const error = errors[0];
  if (error !== undefined) {
    const range = { start: error.offset, end: error.offset + error.length };
    return { ok: false, issues: [{ message: syntaxMessage(error, context.locale), range }] };
  }
  const value: unknown = tree === undefined ? {} : getNodeValue(tree);
  const parsed = safeParse(schema, value, { reportInput: true });
  // Validated, so it has the schema's input type; the parsed output would have defaults filled in.
  if (parsed.success) return { ok: true, value: value as T };
  const issues = parsed.error.issues.flatMap((issue) =>
    describeIssue(issue, schema, context).map(({ message, path, key }) => ({ message, range: place(tree, path, key) })),
  );
  return { ok: false, issues: issues.sort((a, b) => a.range.start - b.range.start) };
}

/** Where the value at `path` stands, or the key itself when the key is what is wrong. */
function place(tree: Node | undefined, path: readonly PropertyKey[], key: string | undefined): Range {
  if (tree === undefined) return { start: 0, end: 0 };
  const segments = path.map((segment) => (typeof segment === "number" ? segment : String(segment)));
  const node = findNodeAtLocation(tree, key === undefined ? segments : [...segments, key]) ?? tree;
  const shown = key !== undefined && node.parent?.type === "property" ? node.parent.children![0]! : node;
  return { start: shown.offset, end: shown.offset + shown.length };
}

function syntaxMessage(error: ParseError, locale: Locale): string {
  return localize(syntaxMessages[printParseErrorCode(error.error)] ?? syntaxMessages.other, locale);
}
