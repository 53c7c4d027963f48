import { element, iconButton, setText } from "./element";
import { icon } from "./icons";

export interface PagerLabels {
  readonly previous: string;
  readonly next: string;
  /** Says which items are shown, counted from 1, and how many there are. */
  readonly range: (first: number, last: number, count: number) => string;
}

/** Turns the pages of a list that is too long for one. */
export class Pager {
  readonly element = element("nav", "pager");
  private readonly text = element("span", "quiet");
  private readonly previous: HTMLButtonElement;
  private readonly next: HTMLButtonElement;
  private first = 0;
  private count = 0;

  /** `size`: items on a page. `onPage`: told which are to be shown. */
  constructor(
    private readonly labels: PagerLabels,
    private readonly size: number,
    private readonly onPage: (first: number, end: number) => void,
  ) {
    this.previous = iconButton(icon("left"), labels.previous, () => void this.move(-1));
    this.next = iconButton(icon("right"), labels.next, () => void this.move(1));
    this.element.append(this.previous, this.text, this.next);
  }

  /** Shows the first page of so many items. */
  begin(count: number): void {
    this.count = count;
    this.turnTo(0);
  }

  /** Turns a page; false where there is none. */
  move(direction: 1 | -1): boolean {
    const first = this.first + direction * this.size;
    if (first < 0 || first >= this.count) return false;
    this.turnTo(first);
    return true;
  }

  private turnTo(first: number): void {
    const end = Math.min(this.count, first + this.size);
    this.first = first;
    setText(this.text, this.labels.range(first + 1, end, this.count));
    this.previous.disabled = first === 0;
    this.next.disabled = end === this.count;
    for (const part of [this.previous, this.next]) part.hidden = this.count <= this.size;
    this.onPage(first, end);
  }
}
