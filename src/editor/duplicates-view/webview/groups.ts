import type { DuplicatesFound, KeepRule } from "../../dataset-worker/duplicates-protocol";
import { element, setAttributes } from "../../webview/element";
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
  /** Which row is to have the focus when the page has come. */
  private focusAt: "first" | "last" | undefined;

  constructor(
    private readonly host: Host,
    private readonly words: Words,
    name: string,
    private readonly events: GroupsEvents,
  ) {
    setAttributes(this.element, { role: "group", "aria-label": words.say("groups", { name }) });
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.element.addEventListener("focusin", ({ target }) => this.focused(target as HTMLElement));
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
    const { boxes } = this;
    boxes.forEach((box, i) => (box.tabIndex = i === 0 ? 0 : -1));
    if (this.focusAt !== undefined) boxes.at(this.focusAt === "first" ? 0 : -1)?.focus();
    else if (document.hasFocus() && document.activeElement === document.body) this.focus();
    this.focusAt = undefined;
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
    (this.boxes.find((box) => box.tabIndex === 0) ?? this.boxes[0])?.focus();
  }

  private get boxes(): HTMLInputElement[] {
    return this.cards.flatMap((card) => card.boxes);
  }

  private focused(target: HTMLElement): void {
    if (!target.matches(".keep-box")) return;
    for (const box of this.boxes) box.tabIndex = box === target ? 0 : -1;
    target.closest(".row")?.scrollIntoView({ block: "nearest" });
  }

  private keepOneInTabOrder(): void {
    const { boxes } = this;
    const focused = boxes.find((box) => box === document.activeElement) ?? boxes[0];
    for (const box of boxes) box.tabIndex = box === focused ? 0 : -1;
  }

  private key(event: KeyboardEvent): void {
    const { target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { boxes } = this;
    const at = boxes.indexOf(target as HTMLInputElement);
    if (at < 0) return;
    if (!this.move(event.key, at, boxes) && !this.act(event.key, boxes[at]!)) return;
    event.preventDefault();
  }

  private move(key: string, at: number, boxes: readonly HTMLInputElement[]): boolean {
    const card = this.cardOf(boxes[at]!);
    const firstOf = (other: GroupCard | undefined): number =>
      other === undefined ? -1 : boxes.indexOf(other.boxes[0]!);
    const index = this.cards.indexOf(card);
    const to = {
      ArrowDown: at + 1,
      j: at + 1,
      ArrowUp: at - 1,
      k: at - 1,
      PageDown: index + 1 < this.cards.length ? firstOf(this.cards[index + 1]) : boxes.length,
      PageUp: firstOf(this.cards[index - 1]),
      Home: 0,
      End: boxes.length - 1,
    }[key];
    if (to === undefined) return false;
    if (to >= 0 && to < boxes.length) boxes[to]!.focus();
    else {
      this.focusAt = to < 0 ? "last" : "first";
      if (!this.events.onLeave(to < 0 ? -1 : 1)) this.focusAt = undefined;
    }
    return true;
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
