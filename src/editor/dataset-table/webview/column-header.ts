import { columnNames, gridTemplate, isShared, moveBorder, type ColumnName, type ColumnWidths } from "./columns";
import { element, setAttributes } from "../../webview/element";
import { icon } from "../../webview/icons";
import type { Words } from "./texts";

const step = 10;

/** The header of the table: names the columns and lets their widths be dragged, or moved by the arrow keys. */
export class ColumnHeader {
  readonly element = element("div", "row header");
  private readonly cells = new Map<ColumnName, HTMLElement>();

  /** `onWidths`: told the widths when they change. */
  constructor(
    words: Words,
    private widths: ColumnWidths,
    private readonly onWidths: (widths: ColumnWidths) => void,
  ) {
    setAttributes(this.element, { role: "row", "aria-rowindex": 1 });
    columnNames.forEach((name, i) => {
      const title = name === "marks" ? icon("warning") : element("span", "", words.say(name));
      const cell = element("div", `cell ${name}`, title);
      setAttributes(cell, { role: "columnheader", "aria-colindex": i + 1 });
      if (name === "tokens") cell.title = words.say("tokensEstimated");
      if (name === "marks") setAttributes(cell, { title: words.say(name), "aria-label": words.say(name) });
      if (i < columnNames.length - 1) cell.append(this.border(name, words));
      this.cells.set(name, cell);
      this.element.append(cell);
    });
  }

  /** The widths as CSS, where numbers of rows have so many characters; of all columns, or of the first. */
  template(characters: number, columns?: number): string {
    return gridTemplate(this.widths, characters, columns);
  }

  /** Leaves so many pixels free at the end: rows end before their scroll bar. */
  leave(width: number): void {
    this.element.style.paddingInlineEnd = `${width}px`;
  }

  private border(name: ColumnName, words: Words): HTMLElement {
    const border = element("div", "column-border");
    const label = words.say("columnWidth", { column: words.say(name) });
    setAttributes(border, { role: "separator", "aria-orientation": "vertical", "aria-label": label, tabindex: 0 });
    border.addEventListener("pointerdown", (down) => {
      down.preventDefault();
      border.setPointerCapture(down.pointerId);
      const before = this.widths;
      const shared = this.sharedWidth();
      const move = (event: PointerEvent): void =>
        this.set(moveBorder(before, name, event.clientX - down.clientX, shared));
      border.addEventListener("pointermove", move);
      border.addEventListener("lostpointercapture", () => border.removeEventListener("pointermove", move), {
        once: true,
      });
    });
    border.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: -step, ArrowRight: step }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      this.set(moveBorder(this.widths, name, by, this.sharedWidth()));
    });
    return border;
  }

  private sharedWidth(): number {
    return columnNames.filter(isShared).reduce((sum, name) => sum + this.cells.get(name)!.offsetWidth, 0);
  }

  private set(widths: ColumnWidths): void {
    this.widths = widths;
    this.onWidths(widths);
  }
}
