import { shownScore } from "../../../dataset/near/shown-score";
import type { DuplicateRow, SearchOptions } from "../../dataset-worker/duplicates-protocol";
import { diffText } from "../../webview/diff-text";
import { element, setAttributes } from "../../webview/element";
import type { Words } from "./texts";

/** What a row of a group tells of itself. */
interface RowEvents {
  onKeep(keep: boolean): void;
  onOpen(): void;
  /** All of its text is to be shown, or as much as before. */
  onWhole(): void;
}

export interface RowContext {
  readonly words: Words;
  readonly metric: SearchOptions["metric"];
  /** What is looked for in the groups. */
  readonly needle: string;
  /** The row with which most of its group is compared. */
  readonly reference: number | undefined;
  readonly isWhole: boolean;
}

/** A row of a group: whether it is kept, its number, how alike it is, and its text with what is different marked. */
export function rowItem(row: DuplicateRow, context: RowContext, events: RowEvents): HTMLElement {
  const { words } = context;
  const number = words.count(row.row + 1);
  const box = element("input", "keep-box");
  setAttributes(box, { type: "checkbox", "aria-label": words.say("keepRow", { row: row.row + 1 }) });
  box.checked = row.kept;
  box.addEventListener("change", () => events.onKeep(box.checked));
  const link = element("button", "link number", number);
  link.type = "button";
  setAttributes(link, { title: words.say("openRow", { row: row.row + 1 }), tabindex: -1 });
  link.addEventListener("click", () => events.onOpen());
  const text = element("div", "text", ...diffText(row.pieces, context.needle, words.say("empty")));
  text.id = `text-${row.row}`;
  box.setAttribute("aria-describedby", text.id);
  if (row.isShortened || context.isWhole) text.append(" ", moreButton(row, context, events));
  const item = element("li", row.kept ? "row kept" : "row", box, link, score(row, context), text);
  item.dataset["row"] = String(row.row);
  return item;
}

function moreButton({ isShortened }: DuplicateRow, { words, isWhole }: RowContext, events: RowEvents): HTMLElement {
  if (isShortened && isWhole) return element("span", "quiet", words.say("leftOut"));
  const more = element("button", "link more", words.say(isWhole ? "showLess" : "showAll"));
  more.type = "button";
  more.tabIndex = -1;
  more.addEventListener("click", () => events.onWhole());
  return more;
}

function score({ like }: DuplicateRow, { words, metric, reference }: RowContext): HTMLElement {
  if (like === undefined) return element("span", "score");
  const shown = shownScore(like.score);
  const place = element("span", "score", element("span", "score-value", shown));
  const data = { score: shown, row: like.row + 1 };
  place.title = words.say(metric === "rouge-l" ? "scoreRouge" : "scoreJaccard", data);
  if (like.row !== reference) {
    place.append(element("span", "score-with", words.say("withRow", { row: like.row + 1 })));
  }
  return place;
}
