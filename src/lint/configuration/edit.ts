import {
  applyEdits as applyJsonEdits,
  findNodeAtLocation,
  modify,
  parseTree,
  type Edit,
  type JSONPath,
} from "jsonc-parser";
import type { TextEdit } from "../../text/range";
import type { Level } from "../problem";

/** The edits that set how loudly `rule` speaks in the text of a `.winnow.json`; its options stay as they are. */
export function setRuleSeverity(configuration: string, rule: string, level: Level): TextEdit[] {
  const tree = parseTree(configuration);
  const present = tree && findNodeAtLocation(tree, ["rules", rule]);
  return editJson(configuration, present?.type === "object" ? ["rules", rule, "severity"] : ["rules", rule], level);
}

/**
 * The edits that set the value at `path` in JSON with comments, or append it where the path ends in -1; an empty text
 * becomes a whole file.
 */
export function editJson(text: string, path: JSONPath, value: unknown): TextEdit[] {
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol: text.includes("\r\n") ? "\r\n" : "\n" };
  const edits = modify(text, path, value, { formattingOptions, isArrayInsertion: path.at(-1) === -1 });
  if (text.trim() === "") return [{ range: { start: 0, end: text.length }, text: `${applyJsonEdits("", edits)}\n` }];
  return edits.map(({ offset, length, content }: Edit) => ({
    range: { start: offset, end: offset + length },
    text: content,
  }));
}
