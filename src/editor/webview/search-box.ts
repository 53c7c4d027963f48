import { element, iconButton, setAttributes, setText } from "./element";
import { icon } from "./icons";

// How long a text has to rest before it is looked for, in milliseconds.
const rest = 250;

/** What the box is called, and what ends its search. */
export interface SearchLabels {
  readonly search: string;
  readonly clear: string;
}

/** Looks for a text in a list. */
export class SearchBox {
  readonly element = element("div", "search");
  private readonly input = element("input", "search-input");
  private readonly result = element("span", "search-result");
  private readonly end: HTMLButtonElement;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `onText`: told what is looked for; nothing where it is empty. */
  constructor(
    { search, clear }: SearchLabels,
    private readonly onText: (text: string) => void,
  ) {
    this.input.type = "text";
    setAttributes(this.input, { placeholder: search, "aria-label": search, spellcheck: false });
    setAttributes(this.result, { role: "status" });
    this.end = iconButton(icon("close"), clear, () => this.set(""));
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

  /** Says what was found, and whether there is anything. */
  show(result: string, isFound: boolean): void {
    this.end.hidden = this.text === "";
    setText(this.result, result);
    this.element.classList.toggle("nothing", this.text !== "" && !isFound);
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
