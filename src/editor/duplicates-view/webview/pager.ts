import { element, iconButton, setText } from "../../webview/element";
import { icon } from "../../webview/icons";
import type { Words } from "./texts";

/** Groups on a page. */
const pageSize = 50;

/** Turns the pages of a list that is too long for one. */
export class Pager {
  readonly element = element("nav", "pager");
  private readonly text = element("span", "quiet");
  private readonly previous: HTMLButtonElement;
  private readonly next: HTMLButtonElement;
  private first = 0;
  private count = 0;

  /** `onPage`: told which groups are to be shown. */
  constructor(
    private readonly words: Words,
    private readonly onPage: (first: number, end: number) => void,
  ) {
    this.previous = iconButton(icon("left"), words.say("previousPage"), () => void this.move(-1));
    this.next = iconButton(icon("right"), words.say("nextPage"), () => void this.move(1));
    this.element.append(this.previous, this.text, this.next);
  }

  /** Shows the first page of so many groups. */
  begin(count: number): void {
    this.count = count;
    this.turnTo(0);
  }

  /** Turns a page; false where there is none. */
  move(direction: 1 | -1): boolean {
    const first = this.first + direction * pageSize;
    if (first < 0 || first >= this.count) return false;
    this.turnTo(first);
    return true;
  }

  private turnTo(first: number): void {
    const end = Math.min(this.count, first + pageSize);
    this.first = first;
    setText(this.text, this.words.say("pages", { first: first + 1, last: end, count: this.count }));
    this.previous.disabled = first === 0;
    this.next.disabled = end === this.count;
    for (const part of [this.previous, this.next]) part.hidden = this.count <= pageSize;
    this.onPage(first, end);
  }
}
