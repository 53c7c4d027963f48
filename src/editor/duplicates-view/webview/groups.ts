import type { DuplicatesFound, KeepRule } from "../../dataset-worker/duplicates-protocol";
import { element, setAttributes } from "../../webview/element";
import { RowBoxes, type Leaps } from "../../webview/row-boxes";
import { firstRows, GroupCard } from "./group-card";
import type { Host } from "./host";
import type { Words } from "./texts";

interface GroupsEvents {
  onKeepRow(group: number, at: number, keep: boolean): void;
  onKeep(group: number, rule: KeepRule): void;
  onOpenRow(row: number): void;
  /** The page before or behind is to be shown; gives whether there is one. */
  onLeave(direction: 1 | -1): boolean;
}

/** The groups of one page; keys move from row to row. */
export class Groups {
  readonly element = element("div", "groups");
  private cards: GroupCard[] = [];
  private loading = 0;
  private readonly boxes: RowBoxes;

  constructor(
    private readonly host: Host,
    private readonly words: Words,
    name: string,
    private readonly events: GroupsEvents,
  ) {
    setAttributes(this.element, { role: "group", "aria-label": words.say("groups", { name }) });
    const onKey = (key: string, box: HTMLInputElement): boolean => this.act(key, box);
    const leaps: Leaps = (at, boxes) => this.leaps(at, boxes);
    this.boxes = new RowBoxes(this.element, { onKey, onLeave: (direction) => events.onLeave(direction) }, leaps);
  }

  /** Shows `count` groups, from `first` on, in the place of those before. */
  async load(first: number, count: number, found: DuplicatesFound, needle: string): Promise<void> {
    const loading = ++this.loading;
    // Why rows cannot be read, the editor tells.
    const asked = this.host.request("duplicates/groups", { first, count, rows: firstRows });
    const given = await asked.catch(() => undefined);
    if (given === undefined || loading !== this.loading) return;
    const { words, host, events } = this;
    const context = { words, metric: found.options.metric, needle, groups: found.groups };
    this.cards = given.map(
      (group) =>
        new GroupCard(group, context, {
          onKeepRow: events.onKeepRow,
          onKeep: events.onKeep,
          onOpenRow: events.onOpenRow,
          fetch: (number, from, rows, isWhole) =>
            host.request("duplicates/group", { group: number, first: from, count: rows, isWhole }),
        }),
    );
    this.element.style.setProperty("--digits", String(words.count(found.rows).length));
    this.element.replaceChildren(...this.cards.map((card) => card.element));
    this.element.parentElement?.scrollTo({ top: 0 });
    if (!this.boxes.begin() && document.hasFocus() && document.activeElement === document.body) this.focus();
  }

  /** Fetches a group again, or all of the page: other rows are kept now. */
  async refresh(group: number | undefined): Promise<void> {
    const { loading } = this;
    await Promise.all(
      this.cards
        .filter(({ given }) => group === undefined || given.group === group)
        .map(async (card) => {
          const wanted = { group: card.given.group, first: 0, count: card.shown, isWhole: false };
          const now = await this.host.request("duplicates/group", wanted).catch(() => undefined);
          if (now !== undefined && loading === this.loading) card.take(now);
        }),
    );
    this.keepOneInTabOrder();
  }

  /** Moves the focus to the row that had it last. */
  focus(): void {
    this.boxes.focus();
  }

  private keepOneInTabOrder(): void {
    const boxes = this.boxes.all;
    const focused = boxes.find((box) => box === document.activeElement) ?? boxes[0];
    for (const box of boxes) box.tabIndex = box === focused ? 0 : -1;
  }

  /** From group to group. */
  private leaps(at: number, boxes: readonly HTMLInputElement[]): ReturnType<Leaps> {
    const index = this.cards.indexOf(this.cardOf(boxes[at]!));
    const firstOf = (card: GroupCard | undefined): number => (card === undefined ? -1 : boxes.indexOf(card.boxes[0]!));
    return {
      up: firstOf(this.cards[index - 1]),
      down: index + 1 < this.cards.length ? firstOf(this.cards[index + 1]) : boxes.length,
    };
  }

  private act(key: string, box: HTMLInputElement): boolean {
    const card = this.cardOf(box);
    const { group } = card.given;
    const at = card.boxes.indexOf(box);
    const rule = ({ f: "first", l: "longest", a: "all" } as const)[key.toLowerCase()];
    if (rule !== undefined) this.events.onKeep(group, rule);
    else if (key === "Enter") this.events.onOpenRow(Number(box.closest<HTMLElement>(".row")!.dataset["row"]));
    else if (key === "ArrowRight" || key === "ArrowLeft") void card.toggleWhole(at, key === "ArrowRight");
    else return false;
    return true;
  }

  private cardOf(box: HTMLElement): GroupCard {
    return this.cards.find((card) => card.element.contains(box))!;
  }
}
