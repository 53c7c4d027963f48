import { findNodeAtLocation, getNodeValue, parseTree, type Node } from "jsonc-parser";
import type { TextEdit } from "../../text/range";
import type { Locale } from "../locale";
import type { SuppressionEntry } from "../configuration";
import type { Level, Problem } from "../problem";
import { wholeLines } from "./declaration";
import { SuppressionReporter } from "./report";

/** A problem in the configuration's text for each entry of `suppressions` that silenced nothing in a checked file. */
export function unusedEntryProblems(
  text: string,
  unused: readonly SuppressionEntry[],
  severity: Level,
  locale: Locale,
): Problem[] {
  if (severity === "off") return [];
  const reporter = new SuppressionReporter(severity, locale);
  const tree = parseTree(text, [], { allowTrailingComma: true });
  const entries = (tree && findNodeAtLocation(tree, ["suppressions"])?.children) ?? [];
  return entries.flatMap((node, i) => {
    const entry = getNodeValue(node) as SuppressionEntry;
    if (!unused.some((other) => sameEntry(other, entry))) return [];
    const range = { start: node.offset, end: node.offset + node.length };
    const data = { rule: entry.rule, path: entry.path };
    return [reporter.problem("entry", range, data, reporter.removal([removal(text, entries, i)], true))];
  });
}

function sameEntry(a: SuppressionEntry, b: SuppressionEntry): boolean {
  return a.rule === b.rule && a.path === b.path && a.fingerprint === b.fingerprint;
}

/** Takes one entry out of the list with the comma that belonged to it, and its lines where it has them for itself. */
function removal(text: string, entries: readonly Node[], i: number): TextEdit {
  const node = entries[i]!;
  const next = entries[i + 1];
  const before = entries[i - 1];
  const end = node.offset + node.length;
  if (next !== undefined) return { range: { start: node.offset, end: next.offset }, text: "" };
  if (before !== undefined) return { range: { start: before.offset + before.length, end }, text: "" };
  const line = wholeLines(text, { start: node.offset, end });
  const alone = /^[\s,]*$/.test(text.slice(line.start, node.offset) + text.slice(end, line.end));
  return { range: alone ? line : { start: node.offset, end }, text: "" };
}
