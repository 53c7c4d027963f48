import type { ShownChange } from "../../dataset-worker/cleaning-protocol";
import { element, setAttributes } from "../../webview/element";
import { RowBoxes } from "../../webview/row-boxes";
import { changeItem } from "./change-item";
import type { Host } from "./host";
import type { Words } from "./texts";

interface ChangesEvents {
  onTake(row: number, isTaken: boolean): void;
  onOpenRow(row: number): void;
  /** The page before or behind is to be shown; gives whether there is one. */
  onLeave(direction: 1 | -1): boolean;
}

/** The changes of one page; keys move from row to row. */
export class Changes {
  readonly element = element("ul", "rows");
  private changes: ShownChange[] = [];
  private readonly whole = new Set<number>();
  private needle = "";
  private loading = 0;
  private readonly boxes: RowBoxes;

  constructor(
    private readonly host: Host,
    private readonly words: Words,
    name: string,
    private readonly events: ChangesEvents,
  ) {
    setAttributes(this.element, { "aria-label": words.say("changes", { name }) });
    const onKey = (key: string, box: HTMLInputElement): boolean => this.act(key, box);
    this.boxes = new RowBoxes(this.element, { onKey, onLeave: (direction) => events.onLeave(direction) });
  }

  /** Shows `count` changes, from `first` on, in the place of those before. `rows`: how many the dataset has. */
  async load(first: number, count: number, rows: number, needle: string): Promise<void> {
    const loading = ++this.loading;
    // Why rows cannot be read, the editor tells.
    const given = await this.host.request("cleaning/changes", { first, count }).catch(() => undefined);
    if (given === undefined || loading !== this.loading) return;
    this.changes = [...given];
    this.needle = needle;
    this.whole.clear();
    this.element.style.setProperty("--digits", String(String(rows).length));
    this.element.replaceChildren(...this.changes.map((change) => this.item(change)));
    this.element.closest(".scrolled")?.scrollTo({ top: 0 });
    this.boxes.begin();
  }

  /** Fetches the changes of the page again: other rows are spared now. */
  async refresh(only?: number): Promise<void> {
    const { loading } = this;
    await Promise.all(
      this.changes.map(async ({ row }, i) => {
        if (only !== undefined && row !== only) return;
        const now = await this.fetch(row);
        if (now !== undefined && loading === this.loading) this.replace(i, now);
      }),
    );
  }

  /** Moves the focus to the row that had it last. */
  focus(): void {
    this.boxes.focus();
  }

  private fetch(row: number): Promise<ShownChange | undefined> {
    const isWhole = this.whole.has(row);
    return this.host.request("cleaning/change", { row, isWhole }).catch(() => undefined);
  }

  private item(change: ShownChange): HTMLElement {
    const { row } = change;
    const context = { words: this.words, needle: this.needle, isWhole: this.whole.has(row) };
    return changeItem(change, context, {
      onTake: (isTaken) => this.events.onTake(row, isTaken),
      onOpen: (opened) => this.events.onOpenRow(opened),
      onWhole: () => void this.toggleWhole(row),
    });
  }

  private replace(at: number, change: ShownChange): void {
    const before = this.element.children[at] as HTMLElement;
    const box = before.querySelector<HTMLInputElement>(".keep-box")!;
    const isFocused = before.contains(document.activeElement);
    this.changes[at] = change;
    const now = this.item(change);
    const nowBox = now.querySelector<HTMLInputElement>(".keep-box")!;
    nowBox.tabIndex = box.tabIndex;
    before.replaceWith(now);
    if (isFocused) nowBox.focus();
  }

  private async toggleWhole(row: number, isWhole = !this.whole.has(row)): Promise<void> {
    const at = this.changes.findIndex((change) => change.row === row);
    if (isWhole === this.whole.has(row) || (isWhole && !this.changes[at]!.isShortened)) return;
    if (isWhole) this.whole.add(row);
    else this.whole.delete(row);
    await this.refresh(row);
  }

  private act(key: string, box: HTMLInputElement): boolean {
    const { row } = this.changes[this.boxes.all.indexOf(box)]!;
    if (key === "Enter") this.events.onOpenRow(row);
    else if (key === "ArrowRight" || key === "ArrowLeft") void this.toggleWhole(row, key === "ArrowRight");
    else return false;
    return true;
  }
}
