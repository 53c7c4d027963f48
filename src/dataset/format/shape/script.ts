import type { Path } from "../../row/layout";
import type { Part, Segment } from "../../row/view";

/** How a text marks who speaks: a global pattern whose first group matches at the user's marks only. */
export type ScriptMarks = RegExp;

/**
 * The segments of a dialogue that is written in one text; gives the turn after the last. What stands before the first
 * mark is left out, and so is a last turn with nothing behind its mark: that is where the answer goes.
 */
export function readScript(
  text: string,
  path: Path,
  marks: ScriptMarks,
  into: Segment[],
  turn: number,
  part: Part = "message",
): number {
  let open: { readonly role: "user" | "assistant"; readonly start: number } | undefined;
  const close = (end: number): void => {
    if (open === undefined || (end === text.length && end === open.start)) return;
    into.push({ turn: turn++, role: open.role, part, text: text.slice(open.start, end), path, start: open.start });
  };
  for (const mark of text.matchAll(marks)) {
    close(mark.index);
    open = { role: mark[1] === undefined ? "assistant" : "user", start: mark.index + mark[0].length };
  }
  close(text.length);
  return turn;
}

/** A text without the mark at its head and the token at its end, and where what is left begins. */
export function unmarked(text: string, head: RegExp, end: RegExp): { readonly text: string; readonly start: number } {
  const start = head.exec(text)?.[0].length ?? 0;
  const rest = text.slice(start);
  const cut = end.exec(rest);
  return { text: cut === null ? rest : rest.slice(0, cut.index), start };
}
