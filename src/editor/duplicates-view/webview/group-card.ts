import type { DuplicateGroup, DuplicateRow, KeepRule, SearchOptions } from "../../dataset-worker/duplicates-protocol";
import { element, setAttributes, setText } from "../../webview/element";
import { rowItem } from "./row-item";
import { keepButtons } from "./summary";
import type { Words } from "./texts";

/** Rows of a group that are shown at first, and that are shown more at a time. */
export const firstRows = 8;
const moreRows = 100;

export interface GroupEvents {
  onKeepRow(group: number, at: number, keep: boolean): void;
  onKeep(group: number, rule: KeepRule): void;
  onOpenRow(row: number): void;
  /** Rows by their places are to be shown. */
  fetch(group: number, first: number, count: number, isWhole: boolean): Promise<DuplicateGroup>;
}

interface GroupContext {
  readonly words: Words;
  readonly metric: SearchOptions["metric"];
  readonly needle: string;
  /** Of all groups. */
  readonly groups: number;
}

/** A group of rows that are alike. */
export class GroupCard {
  readonly element = element("section", "group");
  private readonly going = element("span", "going");
  private readonly list = element("ul", "rows");
  private readonly more = element("button", "link more-rows");
  private rows: DuplicateRow[] = [];
  /** Places of rows of which all the text is shown. */
  private readonly whole = new Set<number>();

  constructor(
    readonly given: DuplicateGroup,
    private readonly context: GroupContext,
    private readonly events: GroupEvents,
  ) {
    const { words, groups } = context;
    const { group, size } = given;
    const label = words.say("groupLabel", { group: group + 1, groups, count: size });
    setAttributes(this.element, { "aria-label": label });
    const keeps = keepButtons(words, words.say("keep"), ["first", "longest", "all"], (rule) =>
      events.onKeep(group, rule),
    );
    for (const button of keeps.querySelectorAll("button")) button.tabIndex = -1;
    const sizeText = element("span", "size", words.say("groupRows", { count: size }));
    const head = element(
      "header",
      "group-head",
      element("span", "ordinal", words.count(group + 1)),
      sizeText,
      this.going,
    );
    head.append(element("span", "gap"), keeps);
    this.more.type = "button";
    this.more.addEventListener("click", () => void this.showMore());
    this.element.append(head, this.list, this.more);
    this.take(given);
  }

  /** The boxes of its rows, in their order. */
  get boxes(): HTMLInputElement[] {
    return [...this.list.querySelectorAll<HTMLInputElement>(".keep-box")];
  }

  /** How many of its rows are shown. */
  get shown(): number {
    return this.rows.length;
  }

  /** Takes its rows anew, with what is kept of them. */
  take({ rows, dropped }: DuplicateGroup): void {
    const { words } = this.context;
    this.rows = [...rows];
    this.whole.clear();
    setText(this.going, dropped === 0 ? words.say("groupStays") : words.say("groupGoes", { count: dropped }));
    this.element.classList.toggle("unchanged", dropped === 0);
    this.render();
  }

  /** Shows all of a row's text, or as little as at first. */
  async toggleWhole(at: number, isWhole = !this.whole.has(at)): Promise<void> {
    const { group } = this.given;
    if (isWhole === this.whole.has(at) || (isWhole && this.rows[at]?.isShortened !== true)) return;
    if (isWhole) this.whole.add(at);
    else this.whole.delete(at);
    const [row] = (await this.events.fetch(group, at, 1, isWhole)).rows;
    if (row !== undefined) this.rows[at] = row;
    this.render();
  }

  private async showMore(): Promise<void> {
    const at = this.rows.length;
    this.rows.push(...(await this.events.fetch(this.given.group, at, moreRows, false)).rows);
    this.render();
    this.boxes[at]?.focus();
  }

  private render(): void {
    const { words, metric, needle } = this.context;
    const { group, size } = this.given;
    const focused = this.boxes.indexOf(document.activeElement as HTMLInputElement);
    const reference = this.rows.find(({ kept }) => kept)?.row ?? this.rows[0]?.row;
    this.list.replaceChildren(
      ...this.rows.map((row, at) =>
        rowItem(
          row,
          { words, metric, needle, reference, isWhole: this.whole.has(at) },
          {
            onKeep: (keep) => this.events.onKeepRow(group, at, keep),
            onOpen: () => this.events.onOpenRow(row.row),
            onWhole: () => void this.toggleWhole(at),
          },
        ),
      ),
    );
    if (focused >= 0) this.boxes[focused]?.focus();
    const left = size - this.rows.length;
    this.more.hidden = left === 0;
    setText(this.more, words.say("moreRows", { count: Math.min(left, moreRows) }));
  }
}
