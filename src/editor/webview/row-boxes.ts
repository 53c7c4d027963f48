interface RowBoxesEvents {
  /** Does what a key means at a box; gives whether it means anything. */
  onKey(key: string, box: HTMLInputElement): boolean;
  /** The page before or behind is to be shown; gives whether there is one. */
  onLeave(direction: 1 | -1): boolean;
}

/** Where `PageUp` and `PageDown` lead from a box: below 0 to the page before, beyond the last to the page behind. */
export type Leaps = (at: number, boxes: readonly HTMLInputElement[]) => { readonly up: number; readonly down: number };

const acrossThePage: Leaps = (_, { length }) => ({ up: -1, down: length });

/** The boxes of the rows of a page, of which one is in the order of tabs; keys move from row to row, and to other pages. */
export class RowBoxes {
  /** Which row is to have the focus when the page has come. */
  private focusAt: "first" | "last" | undefined;

  constructor(
    private readonly list: HTMLElement,
    private readonly events: RowBoxesEvents,
    private readonly leaps = acrossThePage,
  ) {
    list.addEventListener("keydown", (event) => this.key(event));
    list.addEventListener("focusin", ({ target }) => this.focused(target as HTMLElement));
  }

  get all(): HTMLInputElement[] {
    return [...this.list.querySelectorAll<HTMLInputElement>(".keep-box")];
  }

  /** Moves the focus to the row that had it last. */
  focus(): void {
    (this.all.find((box) => box.tabIndex === 0) ?? this.all[0])?.focus();
  }

  /** To be called when a page has come; gives whether keys led there, so that a row of it has the focus. */
  begin(): boolean {
    const boxes = this.all;
    boxes.forEach((box, i) => (box.tabIndex = i === 0 ? 0 : -1));
    const { focusAt } = this;
    this.focusAt = undefined;
    if (focusAt !== undefined) boxes.at(focusAt === "first" ? 0 : -1)?.focus();
    return focusAt !== undefined;
  }

  private focused(target: HTMLElement): void {
    if (!target.matches(".keep-box")) return;
    for (const box of this.all) box.tabIndex = box === target ? 0 : -1;
    target.closest(".row")?.scrollIntoView({ block: "nearest" });
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const boxes = this.all;
    const at = boxes.indexOf(event.target as HTMLInputElement);
    if (at < 0) return;
    if (this.move(event.key, at, boxes) || this.events.onKey(event.key, boxes[at]!)) event.preventDefault();
  }

  private move(key: string, at: number, boxes: readonly HTMLInputElement[]): boolean {
    const { up, down } = this.leaps(at, boxes);
    const to = {
      ArrowDown: at + 1,
      j: at + 1,
      ArrowUp: at - 1,
      k: at - 1,
      PageDown: down,
      PageUp: up,
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
}
