import { severities } from "../../../lint/problem";
import { isEmpty, type TableRow, type TableState } from "../../dataset-worker/table-protocol";
import { ColumnHeader } from "./column-header";
import { columnNames, narrowColumns, widthsFrom, type ColumnName } from "./columns";
import { element, setAttributes, setText } from "../../webview/element";
import type { Host } from "./host";
import { severityIcon } from "../../webview/icons";
import { RowPages } from "./row-pages";
import { textPieces, type Needle } from "../../webview/text-pieces";
import type { TextName, Words } from "./texts";
import { VirtualList } from "./virtual-list";

const rowHeight = 22;
// How many rows are fetched before they come into view.
const ahead = 20;

interface GridEvents {
  /** A row has been chosen, and is known. */
  onSelect(row: TableRow): void;
  /** A digit was typed, which begins the number of a row. */
  onDigit(digit: string): void;
  /** The selected row is to be read. */
  onEnter(): void;
}

interface RowElement extends HTMLDivElement {
  cells: Record<ColumnName, HTMLElement>;
  /** What the cells show. */
  shown: TableRow | undefined;
  needle: Needle;
}

/** The rows as a table, of which only those in view exist. */
export class Grid {
  readonly element = element("div", "grid");
  private readonly header: ColumnHeader;
  private readonly list: VirtualList<RowElement>;
  private readonly pages: RowPages<TableRow>;
  private readonly message = element("div", "message");
  private count = 0;
  private selected = -1;
  private announced: number | undefined;
  private needle: Needle = { text: "", matchCase: false };
  /** Whether all rows are shown, so that numbers are known before their rows. */
  private isWhole = true;
  private numberLength = 0;

  constructor(
    host: Host,
    private readonly words: Words,
    name: string,
    private readonly events: GridEvents,
  ) {
    this.pages = new RowPages(
      (first, count) => host.request("table/rows", { first, count }),
      () => this.list.refresh(),
    );
    this.list = new VirtualList<RowElement>({
      rowHeight,
      create: () => this.create(),
      render: (item, index) => this.render(item, index),
      onVisible: (first, end) => this.want(first, end),
      onResize: () => this.header.leave(this.list.barWidth),
    });
    this.header = new ColumnHeader(words, widthsFrom(host.remembered["widths"]), (widths) => {
      this.layOut();
      host.remember({ widths });
    });
    setAttributes(this.element, {
      role: "grid",
      tabindex: 0,
      "aria-label": words.say("table", { name }),
      "aria-colcount": columnNames.length,
    });
    setAttributes(this.list.element, { role: "presentation", tabindex: -1 });
    setAttributes(this.list.rows, { role: "rowgroup" });
    this.message.hidden = true;
    this.element.append(this.header.element, this.list.element, this.message);
    this.layOut();
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.list.element.addEventListener("mousedown", (event) => this.point(event));
  }

  /** The index of the selected row; -1 where none is. */
  get selection(): number {
    return this.selected;
  }

  /** Takes which rows are shown; where there is none, `message` says why. */
  show({ shown: count, rows, filter }: TableState, message: string): void {
    this.isWhole = isEmpty(filter);
    const { length } = this.words.count(rows);
    if (length !== this.numberLength) {
      this.numberLength = length;
      this.layOut();
    }
    if (count !== this.count) {
      this.count = count;
      this.pages.grow();
      this.list.setCount(count);
      setAttributes(this.element, { "aria-rowcount": count + 1 });
    }
    this.message.hidden = count > 0;
    setText(this.message, message);
  }

  /** Has rows whose problems were not known fetched again, once `checked` rows have been checked. */
  refreshUnchecked(checked: number): void {
    const { first, end } = this.list.visible;
    for (let i = first; i < end; i++) {
      const row = this.pages.at(i);
      if (row !== undefined && row.problems === undefined && row.row < checked) return this.refresh();
    }
  }

  /** Has all rows fetched again. */
  refresh(): void {
    this.pages.refresh();
    this.list.refresh();
  }

  /** Forgets all rows: others are shown now. */
  clear(): void {
    this.pages.clear();
    this.selected = -1;
    this.announced = undefined;
    this.list.refresh();
  }

  /** Marks a text in the cells. */
  highlight(needle: Needle): void {
    this.needle = needle;
    this.list.refresh();
  }

  select(index: number): void {
    if (this.count === 0) return;
    this.selected = Math.max(0, Math.min(index, this.count - 1));
    this.announced = undefined;
    this.list.reveal(this.selected);
  }

  focus(): void {
    this.element.focus();
  }

  private layOut(): void {
    const { style } = this.element;
    style.setProperty("--columns", this.header.template(this.numberLength));
    style.setProperty("--narrow-columns", this.header.template(this.numberLength, narrowColumns));
  }

  private want(first: number, end: number): void {
    this.pages.want(Math.max(0, first - ahead), Math.min(this.count, end + ahead));
    const row = this.selected < 0 ? undefined : this.pages.at(this.selected);
    if (row === undefined || row.row === this.announced) return;
    this.announced = row.row;
    this.events.onSelect(row);
  }

  private create(): RowElement {
    const cells = {} as Record<ColumnName, HTMLElement>;
    columnNames.forEach((name, i) => {
      cells[name] = element("div", `cell ${name}`);
      setAttributes(cells[name], { role: "gridcell", "aria-colindex": i + 1 });
    });
    const row = Object.assign(element("div", "row", ...Object.values(cells)), {
      cells,
      shown: undefined,
      needle: this.needle,
    });
    row.role = "row";
    return row;
  }

  private render(item: RowElement, index: number): void {
    const isSelected = index === this.selected;
    setAttributes(item, { "aria-rowindex": index + 2, "aria-selected": isSelected, id: `row-${index}` });
    item.classList.toggle("selected", isSelected);
    item.classList.toggle("odd", index % 2 === 1);
    if (isSelected) this.element.setAttribute("aria-activedescendant", item.id);
    const row = this.pages.at(index);
    if (row !== undefined && row === item.shown && item.needle === this.needle) return;
    item.shown = row;
    item.needle = this.needle;
    if (row === undefined) this.clearCells(item.cells, index);
    else this.fill(item.cells, row);
    item.classList.toggle("raw", row?.raw !== undefined);
  }

  private clearCells(cells: RowElement["cells"], index: number): void {
    for (const name of columnNames) setText(cells[name], "");
    if (this.isWhole) setText(cells.number, this.words.count(index + 1));
  }

  private fill(cells: RowElement["cells"], row: TableRow): void {
    const { words } = this;
    setText(cells.number, words.count(row.row + 1));
    this.fillMarks(cells.marks, row.problems);
    this.fillText(cells.user, this.userText(row));
    this.fillText(cells.answer, row.answer);
    const isRead = row.raw === undefined;
    setText(cells.turns, isRead ? words.count(row.turns) : "");
    setText(cells.language, row.language === "mixed" ? "zh, en" : (row.language ?? ""));
    setText(cells.tokens, isRead ? words.count(row.tokens) : "");
  }

  private userText({ raw, user, bytes }: TableRow): string {
    if (raw === "long") return this.words.say("long", { megabytes: Math.round(bytes! / 1e6) });
    return raw === "blank" ? this.words.say("blank") : user;
  }

  private fillText(cell: HTMLElement, text: string): void {
    if (this.needle.text === "") return setText(cell, text);
    const pieces = textPieces(text, [], this.needle);
    cell.replaceChildren(...pieces.map((piece) => (piece.found ? element("mark", "found", piece.text) : piece.text)));
  }

  private fillMarks(cell: HTMLElement, problems: TableRow["problems"]): void {
    const worst = problems?.findIndex((count) => count > 0) ?? -1;
    if (problems === undefined || worst < 0) {
      cell.replaceChildren();
      setAttributes(cell, { "aria-label": undefined, title: undefined });
      return;
    }
    const severity = severities[worst]!;
    const total = problems.reduce((sum, count) => sum + count);
    const label = problems
      .flatMap((count, i) => (count > 0 ? [`${this.words.say(severities[i] as TextName)}: ${count}`] : []))
      .join(", ");
    cell.replaceChildren(severityIcon(severity), ...(total > 1 ? [element("span", "count", String(total))] : []));
    setAttributes(cell, { "aria-label": label, title: label });
  }

  private key(event: KeyboardEvent): void {
    if (event.target !== this.element || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^\d$/.test(event.key)) {
      event.preventDefault();
      return this.events.onDigit(event.key);
    }
    if (event.key === "Enter") return this.events.onEnter();
    const target = this.target(event.key);
    if (target === undefined) return;
    event.preventDefault();
    this.select(target);
  }

  private target(key: string): number | undefined {
    const { selected, count } = this;
    const { page } = this.list;
    switch (key) {
      case "ArrowDown":
        return selected + 1;
      case "ArrowUp":
        return selected < 0 ? count - 1 : selected - 1;
      case "PageDown":
        return Math.max(0, selected) + page;
      case "PageUp":
        return selected - page;
      case "Home":
        return 0;
      case "End":
        return count - 1;
      default:
        return undefined;
    }
  }

  private point(event: MouseEvent): void {
    const row = (event.target as HTMLElement).closest<HTMLElement>(".row");
    if (row === null || event.button !== 0) return;
    // Else the list takes the focus, and the keys with it.
    event.preventDefault();
    this.focus();
    this.select(Number(row.id.slice("row-".length)));
  }
}
