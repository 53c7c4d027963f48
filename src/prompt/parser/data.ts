import type { Range } from "../../text/range";
import type { Block } from "../document";

/** Whether a prompt is one JSON document, as image models like it: mostly lines with keys. */
export function isJson(text: string): boolean {
  // Slots and stray commas keep many of them from being valid JSON.
  const body = text.trim();
  if (!/^[{[]/.test(body) || !/[}\]]$/.test(body)) return false;
  const keys = body.slice(0, 20000).match(/^[ \t{[,]*"[^"\n]{1,60}"\s*:/gm)?.length ?? 0;
  const lines = body.slice(0, 20000).split("\n").length;
  return keys >= 3 && keys * 3 >= lines;
}

/** The strings of a JSON document that hold a few words, each as a paragraph. */
export function stringBlocks(text: string, range: Range): Block[] {
  return [...text.slice(range.start, range.end).matchAll(/"((?:[^"\\\n]|\\.)*)"([ \t]*:)?/g)].flatMap((match) => {
    const [, words, colon] = match;
    if (words!.length < 20 || colon !== undefined) return [];
    const start = range.start + match.index + 1;
    const content = { start, end: start + words!.length };
    return [{ type: "paragraph" as const, range: content, content, section: undefined, level: 0, name: "" }];
  });
}
