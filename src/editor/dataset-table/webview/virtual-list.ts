import { element } from "../../webview/element";
import { ScrollRange } from "./scroll-range";

export interface VirtualListOptions<Item extends HTMLElement> {
  readonly rowHeight: number;
  /** Makes an element that is used for one row after the other. */
  readonly create: () => Item;
  /** Fills an element for the row at `index`. */
  readonly render: (item: Item, index: number) => void;
  /** Told which rows are in view, before they are rendered. */
  readonly onVisible: (first: number, end: number) => void;
  /** Told that the element has another size. */
  readonly onResize?: () => void;
}

// In units of `WheelEvent.deltaMode`: pixels, lines, pages.
const lineHeight = 22;

/** A list of which only the rows in view are elements, so that it may have any number of them. */
export class VirtualList<Item extends HTMLElement> {
  /** Scrolls; holds `rows`. */
  readonly element = element("div", "list");
  /** What holds the rows; stays where it is while they move. */
  readonly rows = element("div", "list-rows");
  private readonly spacer = element("div", "list-spacer");
  private readonly range: ScrollRange;
  private items = new Map<number, Item>();
  private count = 0;
  private frame: number | undefined;
  /** Where the element was last scrolled to by the list itself. */
  private ownScrollTop = 0;

  constructor(private readonly options: VirtualListOptions<Item>) {
    this.range = new ScrollRange(options.rowHeight);
    this.spacer.append(this.rows);
    this.element.append(this.spacer);
    this.element.addEventListener("scroll", () => this.followBar(), { passive: true });
    this.element.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    new ResizeObserver(() => this.resize()).observe(this.element);
  }

  /** How many rows fit into the view. */
  get page(): number {
    return this.range.page;
  }

  /** The rows in view. */
  get visible(): { readonly first: number; readonly end: number } {
    return this.range.visible;
  }

  /** How much of the element's width its bar takes. */
  get barWidth(): number {
    return this.element.offsetWidth - this.element.clientWidth;
  }

  setCount(count: number): void {
    if (count === this.count) return;
    this.count = count;
    this.resize();
  }

  /** Fills the rows in view again, soon. */
  refresh(): void {
    this.frame ??= requestAnimationFrame(() => this.render());
  }

  reveal(index: number): void {
    this.range.reveal(index);
    this.moveBar();
    this.refresh();
  }

  /** The element that shows the row at `index`, where it is in view. */
  itemAt(index: number): Item | undefined {
    return this.items.get(index);
  }

  private resize(): void {
    this.range.resize(this.count, this.element.clientHeight);
    this.spacer.style.height = `${this.range.height}px`;
    this.moveBar();
    this.refresh();
    this.options.onResize?.();
  }

  private followBar(): void {
    const { scrollTop } = this.element;
    if (scrollTop === this.ownScrollTop) return;
    this.ownScrollTop = scrollTop;
    this.range.scrollTop = scrollTop;
    this.refresh();
  }

  private moveBar(): void {
    const { scrollTop } = this.range;
    this.element.scrollTop = scrollTop;
    // Browsers round it to physical pixels.
    this.ownScrollTop = this.element.scrollTop;
  }

  /** Where the bar is too coarse, the wheel moves the list and the bar follows. */
  private wheel(event: WheelEvent): void {
    if (!this.range.isScaled || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const unit = [1, lineHeight, this.range.page * this.options.rowHeight][event.deltaMode] ?? 1;
    this.range.top += event.deltaY * unit;
    this.moveBar();
    this.refresh();
  }

  private render(): void {
    this.frame = undefined;
    const { first, end, above } = this.range.visible;
    this.options.onVisible(first, end);
    const free: Item[] = [];
    const kept = new Map<number, Item>();
    for (const [index, item] of this.items) {
      if (index >= first && index < end) kept.set(index, item);
      else free.push(item);
    }
    for (let index = first; index < end; index++) {
      let item = kept.get(index);
      if (item === undefined) {
        item = free.pop() ?? this.options.create();
        kept.set(index, item);
      }
      if (item.parentNode === null) this.rows.append(item);
      item.style.transform = `translateY(${(index - first) * this.options.rowHeight - above}px)`;
      this.options.render(item, index);
    }
    for (const item of free) item.remove();
    this.items = kept;
  }
}
