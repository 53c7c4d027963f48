import { element, setAttributes } from "../../webview/element";

const step = 24;
const least = 0.15;
const most = 0.85;

/**
 * The line between the table and the row's view, which is dragged or moved by the arrow keys. `onPart`: told which part
 * of the room the view takes.
 */
export class Sash {
  readonly element = element("div", "sash");
  private isVertical = false;

  constructor(
    private readonly container: HTMLElement,
    label: string,
    private part: number,
    private readonly onPart: (part: number) => void,
  ) {
    setAttributes(this.element, { role: "separator", "aria-label": label, tabindex: 0 });
    this.element.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      this.element.setPointerCapture(event.pointerId);
    });
    this.element.addEventListener("pointermove", (event) => {
      if (this.element.hasPointerCapture(event.pointerId)) this.follow(event);
    });
    this.element.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: 1, ArrowUp: 1, ArrowRight: -1, ArrowDown: -1 }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      this.set(this.part + (by * step) / this.room());
    });
    this.set(part);
  }

  /** Whether it stands between left and right. */
  turn(isVertical: boolean): void {
    this.isVertical = isVertical;
    setAttributes(this.element, { "aria-orientation": isVertical ? "vertical" : "horizontal" });
  }

  private follow({ clientX, clientY }: PointerEvent): void {
    const { right, bottom } = this.container.getBoundingClientRect();
    this.set((this.isVertical ? right - clientX : bottom - clientY) / this.room());
  }

  private room(): number {
    const { width, height } = this.container.getBoundingClientRect();
    return this.isVertical ? width : height;
  }

  private set(part: number): void {
    this.part = Math.max(least, Math.min(most, part));
    setAttributes(this.element, { "aria-valuenow": Math.round(this.part * 100) });
    this.onPart(this.part);
  }
}
