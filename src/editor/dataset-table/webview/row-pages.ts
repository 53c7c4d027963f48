const pageSize = 50;
const mostPages = 80;
// One is being answered while the next is on its way.
const mostInFlight = 2;

type Fetch<Row> = (first: number, count: number) => Promise<readonly Row[]>;

/** Rows of a long list by their index, fetched in pages as they come into view; those last looked at are kept. */
export class RowPages<Row> {
  private pages = new Map<number, readonly Row[]>();
  private outdated = new Map<number, readonly Row[]>();
  private readonly inFlight = new Set<number>();
  private wanted: readonly number[] = [];
  private generation = 0;

  /** `onRows`: told that rows have come. */
  constructor(
    private readonly fetch: Fetch<Row>,
    private readonly onRows: () => void,
  ) {}

  /** The row at `index`, possibly as it was before the last `refresh`; undefined until it has come. */
  at(index: number): Row | undefined {
    const page = Math.floor(index / pageSize);
    return (this.pages.get(page) ?? this.outdated.get(page))?.[index % pageSize];
  }

  /** Says which rows are in view; those that are missing are fetched, and what was waited for before is forgotten. */
  want(first: number, end: number): void {
    const pages: number[] = [];
    for (let page = Math.floor(first / pageSize); page * pageSize < end; page++) {
      const rows = this.pages.get(page);
      if (rows === undefined) pages.push(page);
      else this.keep(page, rows);
    }
    this.wanted = pages;
    this.next();
  }

  /** The list has grown: the page that was its last is fetched anew. */
  grow(): void {
    for (const [page, rows] of this.pages) {
      if (rows.length === pageSize) continue;
      this.pages.delete(page);
      this.outdated.set(page, rows);
    }
  }

  /** Has all rows fetched anew; until they come, `at` gives the old ones. */
  refresh(): void {
    for (const [page, rows] of this.pages) this.outdated.set(page, rows);
    this.pages = new Map();
    this.generation++;
    this.inFlight.clear();
  }

  /** Forgets all rows: the list is another. */
  clear(): void {
    this.refresh();
    this.outdated.clear();
  }

  private next(): void {
    for (const page of this.wanted) {
      if (this.inFlight.size >= mostInFlight) return;
      if (!this.inFlight.has(page) && !this.pages.has(page)) void this.load(page);
    }
  }

  private async load(page: number): Promise<void> {
    const { generation } = this;
    this.inFlight.add(page);
    const rows = await this.fetch(page * pageSize, pageSize).catch(() => undefined);
    if (generation !== this.generation) return;
    this.inFlight.delete(page);
    this.outdated.delete(page);
    // What cannot be had now is not asked for again before something changes.
    this.keep(page, rows ?? []);
    this.onRows();
    this.next();
  }

  private keep(page: number, rows: readonly Row[]): void {
    this.pages.delete(page);
    this.pages.set(page, rows);
    const [oldest] = this.pages.keys();
    if (this.pages.size > mostPages) this.pages.delete(oldest!);
  }
}
