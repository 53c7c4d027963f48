import type { PageAction } from "../messages";
import type { DetailProblem, RowDetails, TableState } from "../../dataset-worker/table-protocol";
import { conversation } from "./conversation";
import { element, iconButton, setAttributes, setText } from "../../webview/element";
import type { Host } from "./host";
import { icon, severityIcon } from "../../webview/icons";
import { ProblemList } from "./problem-list";
import type { Needle } from "../../webview/text-pieces";
import type { Words } from "./texts";
import { writtenRow } from "./written";

const tabs = ["conversation", "written", "allProblems"] as const;
type Tab = (typeof tabs)[number];

// Units of each text that are shown at first, and once more is asked for.
const cut = 20_000;
const most = 2_000_000;

interface DetailsEvents {
  onRow(row: number): void;
  perform(action: PageAction): void;
}

/** The selected row, to be read; and all problems of the file. */
export class Details {
  readonly element = element("section", "details");
  private readonly tabButtons: Readonly<Record<Tab, HTMLButtonElement>>;
  private readonly panels: Readonly<Record<Tab, HTMLElement>>;
  private readonly problems: ProblemList;
  private readonly title = element("span", "quiet row-title");
  private tab: Tab;
  private wanted: { readonly row: number; readonly atMost: number } | undefined;
  private isAsking = false;
  private shown: RowDetails | undefined;
  private needle: Needle = { text: "", matchCase: false };

  /** `isText`: whether the text editor can open the file. */
  constructor(
    private readonly host: Host,
    private readonly words: Words,
    private readonly isText: boolean,
    private readonly events: DetailsEvents,
  ) {
    this.problems = new ProblemList(host, words, (row) => events.onRow(row));
    const panel = (tab: Tab, ...children: Node[]): HTMLElement => {
      const made = element("div", tab === "allProblems" ? "panel full" : "panel", ...children);
      setAttributes(made, { role: "tabpanel", id: `panel-${tab}`, "aria-labelledby": `tab-${tab}`, tabindex: 0 });
      return made;
    };
    this.panels = {
      conversation: panel("conversation"),
      written: panel("written"),
      allProblems: panel("allProblems", this.problems.element),
    };
    this.panels.allProblems.tabIndex = -1;
    const button = (tab: Tab): HTMLButtonElement => {
      const made = element("button", "tab", element("span", "", words.say(tab)), element("span", "badge-count"));
      made.type = "button";
      setAttributes(made, { role: "tab", id: `tab-${tab}`, "aria-controls": `panel-${tab}` });
      made.addEventListener("click", () => this.choose(tab));
      return made;
    };
    this.tabButtons = {
      conversation: button("conversation"),
      written: button("written"),
      allProblems: button("allProblems"),
    };
    const strip = element("div", "tabs", ...Object.values(this.tabButtons));
    setAttributes(strip, { role: "tablist" });
    strip.addEventListener("keydown", (event) => this.key(event));
    setAttributes(this.element, { "aria-label": words.say("details") });
    const goToLine = iconButton(icon("line"), words.say("goToLine"), () => this.goToLine({ start: 0, end: 0 }));
    goToLine.hidden = !isText;
    this.element.append(element("div", "details-bar", strip, this.title, goToLine), ...Object.values(this.panels));
    const remembered = host.remembered["tab"];
    this.tab = tabs.find((tab) => tab === remembered) ?? "conversation";
    this.showTab();
    this.clear();
  }

  /** Shows a row once it has been read; of rows chosen in between, none is read. */
  show(row: number): void {
    if (this.wanted?.row !== row) this.wanted = { row, atMost: cut };
    void this.ask();
  }

  /** Reads the row again, whose problems may be others by now. */
  refresh(): void {
    if (this.wanted !== undefined) void this.ask();
  }

  clear(): void {
    this.wanted = undefined;
    this.shown = undefined;
    setText(this.title, "");
    for (const tab of ["conversation", "written"] as const) {
      this.panels[tab].replaceChildren(element("p", "message", this.words.say("chooseRow")));
    }
  }

  showState(state: TableState): void {
    setText(
      this.tabButtons.allProblems.querySelector(".badge-count")!,
      state.listed > 0 ? this.words.count(state.listed) : "",
    );
    this.problems.show(state);
  }

  highlight(needle: Needle): void {
    this.needle = needle;
    this.render();
  }

  focus(): void {
    if (this.tab === "allProblems") this.choose("conversation");
    this.panels[this.tab].focus();
  }

  private async ask(): Promise<void> {
    if (this.isAsking) return;
    this.isAsking = true;
    for (let asked; asked !== this.wanted && this.wanted !== undefined;) {
      asked = this.wanted;
      const answer = await this.host.request("table/row", asked).catch((error: Error) => error);
      if (asked !== this.wanted) continue;
      if (answer instanceof Error) this.showFailure(answer);
      else this.shown = answer;
    }
    this.isAsking = false;
    this.render();
  }

  private showFailure({ message }: Error): void {
    this.shown = undefined;
    const text = this.words.say("rowUnreadable", { reason: message });
    for (const tab of ["conversation", "written"] as const) {
      this.panels[tab].replaceChildren(element("p", "message", text));
    }
  }

  private render(): void {
    const { shown, words, needle } = this;
    if (shown === undefined) return;
    const format = shown.format === undefined ? "" : ` · ${shown.format}`;
    setText(this.title, `${words.say("rowOf", { row: shown.row + 1 })}${format}`);
    const more = (): void => {
      this.wanted = { row: shown.row, atMost: most };
      void this.ask();
    };
    const { conversation: first, written: second } = this.panels;
    const isSameRow = first.dataset["row"] === String(shown.row);
    first.replaceChildren(...this.problemNodes(shown), conversation(shown, words, needle, more));
    second.replaceChildren(...this.problemNodes(shown), writtenRow(shown, words, needle, more));
    first.dataset["row"] = String(shown.row);
    if (!isSameRow) first.scrollTop = second.scrollTop = 0;
    // What is searched for is to be seen.
    if (!isSameRow) this.panels[this.tab].querySelector("mark.found")?.scrollIntoView({ block: "center" });
  }

  private problemNodes({ problems }: RowDetails): Node[] {
    if (problems.length === 0) return [];
    const items = problems.map((problem, index) => this.problemItem(problem, index));
    return [element("ul", "row-problems", ...items)];
  }

  private problemItem(problem: DetailProblem, index: number): HTMLElement {
    const { rule, severity, message, field, range, related } = problem;
    const text = element("button", "row-problem", message);
    text.type = "button";
    if (field !== undefined) text.append(element("span", "quiet field", field));
    text.addEventListener("click", () => this.revealMark(index));
    const explain = element("button", "link rule", rule.replace(/^dataset\//, ""));
    explain.type = "button";
    explain.title = this.words.say("explain", { rule });
    explain.addEventListener("click", () => this.events.perform({ do: "explainRule", rule }));
    const item = element("li", "", severityIcon(severity), text);
    for (const place of related) {
      const link = element("button", "link", this.words.say("rowOf", { row: place.row + 1 }));
      link.type = "button";
      link.title = place.message;
      link.addEventListener("click", () => this.events.onRow(place.row));
      item.append(link);
    }
    item.append(explain);
    if (this.isText) item.append(iconButton(icon("line"), this.words.say("goToLine"), () => this.goToLine(range)));
    return item;
  }

  /** Scrolls to where a problem stands in the text shown. */
  private revealMark(problem: number): void {
    const marks = [...this.panels[this.tab].querySelectorAll<HTMLElement>("[data-problems]")];
    const mark = marks.find(({ dataset }) => dataset["problems"]!.split(" ").includes(String(problem)));
    if (mark === undefined) {
      if (this.tab === "conversation") {
        this.choose("written");
        this.revealMark(problem);
      }
      return;
    }
    mark.scrollIntoView({ block: "center" });
    mark.classList.remove("flash");
    requestAnimationFrame(() => mark.classList.add("flash"));
  }

  private goToLine(range: DetailProblem["range"]): void {
    if (this.shown !== undefined) this.events.perform({ do: "goToLine", row: this.shown.row, range });
  }

  private choose(tab: Tab): void {
    this.tab = tab;
    this.host.remember({ tab });
    this.showTab();
  }

  private showTab(): void {
    for (const tab of tabs) {
      const isChosen = tab === this.tab;
      this.panels[tab].hidden = !isChosen;
      setAttributes(this.tabButtons[tab], { "aria-selected": isChosen, tabindex: isChosen ? 0 : -1 });
    }
  }

  private key(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: tabs.length - 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.choose(tabs[(tabs.indexOf(this.tab) + step) % tabs.length]!);
    this.tabButtons[this.tab].focus();
  }
}
