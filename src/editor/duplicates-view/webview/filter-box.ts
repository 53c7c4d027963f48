import { element, iconButton, setAttributes, setText } from "../../webview/element";
import { icon } from "../../webview/icons";
import type { Words } from "./texts";

// How long a text has to rest before it is looked for, in milliseconds.
const rest = 250;

/** Looks for a text in the groups. */
export class FilterBox {
  readonly element = element("div", "search");
  private readonly input = element("input", "search-input");
  private readonly result = element("span", "search-result");
  private readonly end: HTMLButtonElement;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `onText`: told what is looked for; nothing where it is empty. */
  constructor(
    private readonly words: Words,
    private readonly onText: (text: string) => void,
  ) {
    const label = words.say("filter");
    this.input.type = "text";
    setAttributes(this.input, { placeholder: label, "aria-label": label, spellcheck: false });
    setAttributes(this.result, { role: "status" });
    this.end = iconButton(icon("close"), words.say("clearFilter"), () => this.set(""));
    this.end.hidden = true;
    this.element.append(this.result, element("div", "search-field", icon("search"), this.input, this.end));
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.tell(), rest);
    });
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.set("");
      else if (event.key === "Enter" && !event.isComposing) this.tell();
    });
  }

  get text(): string {
    return this.input.value;
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }

  /** Forgets what was looked for. */
  clear(): void {
    clearTimeout(this.timer);
    this.input.value = "";
  }

  /** Takes how many groups there are, and how many of them have the text. */
  show(groups: number, shown: number): void {
    this.end.hidden = this.text === "";
    setText(this.result, this.text === "" ? "" : this.words.say("filtered", { count: shown, groups }));
    this.element.classList.toggle("nothing", this.text !== "" && shown === 0);
  }

  private set(text: string): void {
    this.input.value = text;
    this.tell();
  }

  private tell(): void {
    clearTimeout(this.timer);
    this.onText(this.text);
  }
}
