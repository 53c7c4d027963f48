import type { Match, TableFilter, TableState } from "../../dataset-worker/table-protocol";
import { element, iconButton, setAttributes, setText } from "../../webview/element";
import type { Host } from "./host";
import { icon } from "../../webview/icons";
import type { Needle } from "../../webview/text-pieces";
import type { Words } from "./texts";

// How long typing rests before the search begins, in milliseconds.
const rest = 250;

interface SearchEvents {
  /** The text that is looked for is another. */
  onNeedle(needle: Needle): void;
  onState(state: TableState): void;
  onFilter(filter: TableFilter): void;
  onMatch(match: Match): void;
  /** The keyboard goes back to the table. */
  onLeave(): void;
  /** The index of the selected row. */
  selection(): number;
}

/** Looks for a text through the whole file, and leads from row to row that has it. */
export class SearchBox {
  readonly element = element("div", "search");
  private readonly input = element("input", "search-input");
  private readonly matchCase: HTMLButtonElement;
  private readonly onlyFound: HTMLButtonElement;
  private readonly result = element("span", "search-result");
  private readonly moves: readonly HTMLButtonElement[];
  private state: TableState | undefined;
  private ordinal: number | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** A move that waits for the search to find something. */
  private pending: 1 | -1 | undefined;

  constructor(
    private readonly host: Host,
    private readonly words: Words,
    private readonly events: SearchEvents,
  ) {
    const toggle = (label: string, child: Node, onClick: () => void): HTMLButtonElement => {
      const button = iconButton(child, label, onClick);
      button.classList.add("toggle");
      setAttributes(button, { "aria-pressed": false });
      return button;
    };
    this.input.type = "text";
    setAttributes(this.input, {
      placeholder: words.say("search"),
      "aria-label": words.say("search"),
      spellcheck: false,
    });
    this.matchCase = toggle(words.say("matchCase"), document.createTextNode("Aa"), () => {
      setAttributes(this.matchCase, { "aria-pressed": !this.isPressed(this.matchCase) });
      this.begin();
    });
    this.onlyFound = toggle(words.say("onlyFound"), icon("filter"), () => {
      if (this.state) events.onFilter({ ...this.state.filter, found: !this.state.filter.found });
    });
    const move = (direction: 1 | -1) => () => void this.move(direction);
    this.moves = [
      iconButton(icon("up"), words.say("previousFound"), move(-1)),
      iconButton(icon("down"), words.say("nextFound"), move(1)),
      this.onlyFound,
      iconButton(icon("close"), words.say("endSearch"), () => this.end()),
    ];
    setAttributes(this.result, { role: "status" });
    const field = element("div", "search-field", icon("search"), this.input, this.matchCase);
    this.element.append(field, this.result, ...this.moves);
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.begin(), rest);
    });
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.showResult();
  }

  /** What is looked for. */
  get needle(): Needle {
    return { text: this.input.value, matchCase: this.isPressed(this.matchCase) };
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }

  /** Fills in what was looked for before, without looking for it. */
  restore({ text, matchCase }: Needle): void {
    this.input.value = text;
    setAttributes(this.matchCase, { "aria-pressed": matchCase });
    this.events.onNeedle(this.needle);
  }

  show(state: TableState): void {
    this.state = state;
    if (this.pending !== undefined && state.found > 0) void this.move(this.pending);
    this.showResult();
  }

  /** Looks for what stands in the box, from the file's beginning. */
  begin(): void {
    clearTimeout(this.timer);
    const { needle } = this;
    this.ordinal = undefined;
    this.pending = needle.text === "" ? undefined : 1;
    this.events.onNeedle(needle);
    void this.host.request("table/search", needle).then((state) => this.events.onState(state));
  }

  private end(): void {
    this.input.value = "";
    this.begin();
    if (this.state?.filter.found) this.events.onFilter({ ...this.state.filter, found: false });
    this.events.onLeave();
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Escape") this.end();
    else if (event.key === "ArrowDown") this.events.onLeave();
    else if (event.key !== "Enter" || event.isComposing) return;
    else if (this.state?.query?.text !== this.needle.text) this.begin();
    else void this.move(event.shiftKey ? -1 : 1);
    event.preventDefault();
  }

  /** Goes to the next row found, or waits until there is one. */
  async move(direction: 1 | -1): Promise<void> {
    const selection = this.events.selection();
    const isFirst = this.ordinal === undefined;
    this.pending = undefined;
    const from = isFirst && direction > 0 ? Math.max(0, selection) : selection + direction;
    const match = await this.host.request("table/match", { from, direction });
    if (match === undefined) {
      if (this.isRunning()) this.pending = direction;
      return;
    }
    this.ordinal = match.ordinal;
    this.events.onMatch(match);
    this.showResult();
  }

  private isRunning(): boolean {
    return this.state?.work.some(({ step, state }) => step === "searching" && state === "running") ?? false;
  }

  private isPressed(button: HTMLButtonElement): boolean {
    return button.getAttribute("aria-pressed") === "true";
  }

  private showResult(): void {
    const { state, ordinal, words } = this;
    const isSearch = (state?.query?.text ?? "") !== "" || this.input.value !== "";
    for (const button of this.moves) button.hidden = !isSearch;
    setAttributes(this.onlyFound, { "aria-pressed": state?.filter.found ?? false });
    setText(this.result, isSearch && state?.query !== undefined ? this.resultText(state, ordinal) : "");
    this.element.classList.toggle("nothing", state?.found === 0 && isSearch && !this.isRunning());
    setAttributes(this.input, { title: words.say("search") });
  }

  private resultText({ found, foundInAll }: TableState, ordinal: number | undefined): string {
    if (this.isRunning()) return this.words.say("foundSoFar", { count: found });
    if (found === 0 && foundInAll > 0) return this.words.say("foundHidden", { count: foundInAll });
    if (found === 0) return this.words.say("foundNone");
    return ordinal === undefined
      ? this.words.say("foundCount", { count: found })
      : this.words.say("foundOf", { ordinal, count: found });
  }
}
