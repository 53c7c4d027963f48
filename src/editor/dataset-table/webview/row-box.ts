import { element, setAttributes, setText } from "../../webview/element";
import type { Words } from "./texts";

interface RowBoxEvents {
  /** The number of a row was given, 1-based. */
  onNumber(number: number): void;
  onLeave(): void;
}

/** Shows the number of the selected row, and takes one to go to. */
export class RowBox {
  readonly element = element("label", "row-box");
  private readonly input = element("input");
  private readonly total = element("span", "quiet");
  private number = "";

  constructor(
    private readonly words: Words,
    private readonly events: RowBoxEvents,
  ) {
    this.input.type = "text";
    setAttributes(this.input, {
      inputmode: "numeric",
      "aria-label": words.say("goToRow"),
      title: words.say("goToRow"),
    });
    this.element.append(element("span", "", words.say("number")), this.input, this.total);
    this.input.addEventListener("focus", () => this.input.select());
    this.input.addEventListener("blur", () => (this.input.value = this.number));
    this.input.addEventListener("keydown", (event) => this.key(event));
  }

  /** Begins a number with a digit that was typed elsewhere. */
  begin(digit: string): void {
    this.input.focus();
    this.input.value = digit;
    this.input.setSelectionRange(1, 1);
  }

  show(row: number | undefined, rows: number): void {
    this.number = row === undefined ? "" : String(row + 1);
    if (document.activeElement !== this.input) this.input.value = this.number;
    setText(this.total, this.words.say("ofRows", { rows }));
    this.input.style.width = `${Math.max(4, String(rows).length) + 1}ch`;
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Escape") this.events.onLeave();
    if (event.key !== "Enter") return;
    const number = Number(this.input.value.replace(/[\s,，_]/g, ""));
    if (Number.isInteger(number) && number > 0) this.events.onNumber(number);
    this.events.onLeave();
  }
}
