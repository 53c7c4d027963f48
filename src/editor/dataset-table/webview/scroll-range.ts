/** The tallest element that is asked of a browser, in pixels: they allow 16 to 33 million, fewer when zoomed in. */
export const tallest = 8_000_000;

/** What of a list is in view. */
export interface Visible {
  readonly first: number;
  /** Behind the last row that is in view, in part or whole. */
  readonly end: number;
  /** How far the first row begins above the view, in pixels. */
  readonly above: number;
}

/**
 * The arithmetic of a list of rows of one height, however long: `top` is where the view begins in the whole list, in
 * pixels; the scrolled element is no taller than `tallest` and its bar then moves in steps of several rows.
 */
export class ScrollRange {
  private rows = 0;
  private viewport = 0;
  private position = 0;

  constructor(
    private readonly rowHeight: number,
    private readonly limit = tallest,
  ) {}

  get top(): number {
    return this.position;
  }

  set top(pixels: number) {
    this.position = Math.max(0, Math.min(pixels, this.lastTop));
  }

  /** The height that the scrolled element is to have. */
  get height(): number {
    return Math.min(this.rows * this.rowHeight, this.limit);
  }

  /** Whether the element is shorter than the list, so that its own scrolling is too coarse for a wheel. */
  get isScaled(): boolean {
    return this.rows * this.rowHeight > this.limit;
  }

  /** Where the element has to be scrolled to for `top`, and the reverse. */
  get scrollTop(): number {
    return this.position / this.ratio;
  }

  set scrollTop(pixels: number) {
    this.top = pixels * this.ratio;
  }

  get visible(): Visible {
    const first = Math.floor(this.position / this.rowHeight);
    const end = Math.min(this.rows, Math.ceil((this.position + this.viewport) / this.rowHeight));
    return { first, end, above: this.position - first * this.rowHeight };
  }

  /** How many rows fit into the view as a whole, at least one. */
  get page(): number {
    return Math.max(1, Math.floor(this.viewport / this.rowHeight));
  }

  resize(rows: number, viewport: number): void {
    this.rows = rows;
    this.viewport = viewport;
    this.top = this.position;
  }

  /** Scrolls as little as brings a row into view as a whole; to the middle where it was out of view. */
  reveal(row: number): void {
    const start = row * this.rowHeight;
    const end = start + this.rowHeight;
    const isFar = end < this.position - this.rowHeight || start > this.position + this.viewport + this.rowHeight;
    if (isFar) this.top = start - (this.viewport - this.rowHeight) / 2;
    else if (start < this.position) this.top = start;
    else if (end > this.position + this.viewport) this.top = end - this.viewport;
  }

  private get lastTop(): number {
    return Math.max(0, this.rows * this.rowHeight - this.viewport);
  }

  private get ratio(): number {
    const room = this.height - this.viewport;
    return room <= 0 ? 1 : this.lastTop / room;
  }
}
