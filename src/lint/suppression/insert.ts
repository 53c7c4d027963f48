import { isMap, isScalar, isSeq, type Node } from "yaml";
import type { TextEdit } from "../../text/range";
import { editJson } from "../configuration/edit";
import type { SuppressionEntry } from "../configuration";
import { parseYaml } from "../yaml";
import type { FrontMatterPlace } from "./front-matter";

/** The edits that add `entry` to the text of a `.winnow.json`; an empty text becomes a whole file. */
export function insertSuppressionEntry(configuration: string, entry: SuppressionEntry): TextEdit[] {
  return editJson(configuration, ["suppressions", -1], entry);
}

/** The edits that let the front matter of `text` silence `rule` in the whole file. */
export function disableInFrontMatter(text: string, place: FrontMatterPlace | undefined, rule: string): TextEdit[] {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const key = `winnow:${newline}  disable: [${rule}]${newline}`;
  if (place === undefined) {
    const start = text.startsWith("\uFEFF") ? 1 : 0;
    return [insertion(start, `---${newline}${key}---${newline}`)];
  }
  const yaml = text.slice(place.content.start, place.content.end);
  const contents = parseYaml(yaml)?.contents;
  const winnow = isMap(contents) ? contents.get("winnow", true) : undefined;
  const list = isMap(winnow) ? winnow.get("disable", true) : undefined;
  if (list !== undefined) return extendList(text, list as Node, place.content.start, rule, newline);
  if (isMap(winnow) && !winnow.flow && winnow.range) {
    const at = place.content.start + winnow.range[0];
    const indent = /[ \t]*$/.exec(text.slice(place.content.start, at))![0];
    return [insertion(at, `disable: [${rule}]${newline}${indent}`)];
  }
  if (winnow !== undefined && isMap(contents))
    return replaceValue(winnow, place.content.start, `{ disable: [${rule}] }`);
  const before = yaml === "" || /[\r\n]$/.test(yaml) ? "" : newline;
  return [insertion(place.content.end, before + key)];
}

function extendList(text: string, list: Node, offset: number, rule: string, newline: string): TextEdit[] {
  const last = isSeq(list) ? (list.items.at(-1) as Node | undefined) : undefined;
  if (isSeq(list) && last?.range) {
    const end = offset + last.range[1];
    if (list.flow) return [insertion(end, `, ${rule}`)];
    const dash = text.lastIndexOf("-", offset + last.range[0]);
    const lineStart = Math.max(text.lastIndexOf("\n", dash), text.lastIndexOf("\r", dash)) + 1;
    return [insertion(end, `${newline}${text.slice(lineStart, dash)}- ${rule}`)];
  }
  const own = isScalar(list) && typeof list.value === "string" ? `${list.value}, ` : "";
  return replaceValue(list, offset, `[${own}${rule}]`);
}

function replaceValue(node: Node, offset: number, value: string): TextEdit[] {
  const [start, end] = node.range ?? [0, 0];
  return [{ range: { start: offset + start, end: offset + end }, text: start === end ? ` ${value}` : value }];
}

function insertion(at: number, text: string): TextEdit {
  return { range: { start: at, end: at }, text };
}
