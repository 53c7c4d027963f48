import type { ShownChange } from "../../dataset-worker/cleaning-protocol";
import { diffText } from "../../webview/diff-text";
import { element, setAttributes } from "../../webview/element";
import type { TextName, Words } from "./texts";

interface ChangeEvents {
  onTake(isTaken: boolean): void;
  /** A row is to be opened: this one, or the one that stays in its place. */
  onOpen(row: number): void;
  /** All of its text is to be shown, or as much as before. */
  onWhole(): void;
}

export interface ChangeContext {
  readonly words: Words;
  /** What is looked for in the changes. */
  readonly needle: string;
  readonly isWhole: boolean;
}

/** A row that goes or is changed: whether that is to be, its number, what is done to it and why, and its text. */
export function changeItem(change: ShownChange, context: ChangeContext, events: ChangeEvents): HTMLElement {
  const { words, needle } = context;
  // As reasons, which rules give, name rows.
  const number = String(change.row + 1);
  const box = element("input", "keep-box");
  box.type = "checkbox";
  box.checked = !change.isSpared;
  setAttributes(box, { "aria-label": words.say("take", { row: number }) });
  if (!change.canSpare) {
    setAttributes(box, { "aria-disabled": true });
    box.title = words.say("cannotSpare");
    box.addEventListener("click", (event) => event.preventDefault());
  } else box.addEventListener("change", () => events.onTake(box.checked));
  const link = element("button", "link number", number);
  link.type = "button";
  setAttributes(link, { title: words.say("openRow", { row: number }), tabindex: -1 });
  link.addEventListener("click", () => events.onOpen(change.row));
  const why = whyLine(change, words);
  const text = element("div", "text", ...diffText(change.pieces, needle, words.say("empty")));
  if (change.isShortened || context.isWhole) text.append(" ", moreButton(change, context, events));
  why.id = `why-${change.row}`;
  text.id = `text-${change.row}`;
  setAttributes(box, { "aria-describedby": `${why.id} ${text.id}` });
  const body = element("div", "change", why, text);
  if (change.beside !== undefined) body.append(besideLine(change.beside, words, events));
  const item = element("li", "row", box, link, body);
  item.classList.toggle("spared", change.isSpared);
  item.dataset["row"] = String(change.row);
  return item;
}

/** Which row stays in the place of one that goes: a link to it. */
function besideLine(row: number, words: Words, events: ChangeEvents): HTMLElement {
  const number = String(row + 1);
  const link = element("button", "link beside", words.say("beside", { row: number }));
  link.type = "button";
  setAttributes(link, { title: words.say("openBeside", { row: number }), tabindex: -1 });
  link.addEventListener("click", () => events.onOpen(row));
  return element("div", "", link);
}

const done: Readonly<Record<ShownChange["action"], TextName>> = {
  drop: "goes",
  pair: "goes",
  flag: "goes",
  fix: "isFixed",
  mask: "isMasked",
};

function whyLine({ action, reason, titles, step, isSpared }: ShownChange, words: Words): HTMLElement {
  // A row of which a step that fixes cannot make sense goes too.
  const does = isSpared ? "isSpared" : reason !== undefined ? "goes" : done[action];
  const verdict = element("span", `verdict ${isSpared ? "spared" : does}`, words.say(does));
  const title = element("span", "title", step === -1 ? words.say("unparsed") : titles.join(", "));
  const line = element("div", "why", verdict, title);
  if (reason !== undefined) line.append(element("span", "reason", reason));
  return line;
}

function moreButton(
  { isShortened }: ShownChange,
  { words, isWhole }: ChangeContext,
  events: ChangeEvents,
): HTMLElement {
  if (isShortened && isWhole) return element("span", "quiet", words.say("tooLong"));
  const more = element("button", "link more", words.say(isWhole ? "showLess" : "showAll"));
  more.type = "button";
  more.tabIndex = -1;
  more.addEventListener("click", () => events.onWhole());
  return more;
}
