import type { Choice, KeepRule } from "../../dataset-worker/duplicates-protocol";
import { element, setText } from "../../webview/element";
import type { PageOptions, ViewState } from "../messages";
import { FilterBox } from "./filter-box";
import { Groups } from "./groups";
import { Host } from "./host";
import { Notice } from "./notice";
import { OptionsBar } from "./options-bar";
import { Pager } from "./pager";
import { StatusLine } from "./status-line";
import { Summary } from "./summary";
import { Words } from "./texts";

/** The page of near duplicates: how they are looked for, what was found, and what is to go. */
class Page {
  private readonly host = new Host(({ state }) => this.show(state));
  private readonly words: Words;
  private readonly options: OptionsBar;
  private readonly filter: FilterBox;
  private readonly summary: Summary;
  private readonly notice: Notice;
  private readonly groups: Groups;
  private readonly pager: Pager;
  private readonly status: StatusLine;
  private readonly message = element("div", "message");
  private state: ViewState | undefined;
  private choice: Choice = { dropped: 0, stay: 0 };
  /** How many groups the filter lets through. */
  private shown = 0;

  constructor({ locale, name }: PageOptions) {
    const { host } = this;
    const words = new Words(locale);
    this.words = words;
    this.options = new OptionsBar(words, (options) => host.perform({ do: "find", options }));
    this.filter = new FilterBox(words, (text) => void this.look(text));
    this.summary = new Summary(words, {
      onKeep: (rule) => void this.keep(undefined, rule),
      onApply: () => host.perform({ do: "apply" }),
    });
    this.notice = new Notice(words, name, () => host.perform({ do: "again" }));
    this.groups = new Groups(host, words, name, {
      onKeepRow: (group, at, keep) => void this.keepRow(group, at, keep),
      onKeep: (group, rule) => void this.keep(group, rule),
      onOpenRow: (row) => host.perform({ do: "openRow", row }),
      onLeave: (direction) => this.pager.move(direction),
    });
    this.pager = new Pager(words, (first, end) => void this.turnTo(first, end));
    this.status = new StatusLine(words, () => host.perform({ do: "stop" }));
    const toolbar = element("header", "toolbar", this.options.element, element("span", "gap"), this.filter.element);
    this.message.role = "status";
    const main = element("main", "scrolled", this.message, this.groups.element, this.pager.element);
    const parts = [this.notice.element, toolbar, this.status.progress, this.summary.element, main, this.status.element];
    document.body.append(...parts);
    document.addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "f") return;
      event.preventDefault();
      this.filter.focus();
    });
    window.addEventListener("focus", () => {
      if (document.activeElement === document.body) this.groups.focus();
    });
    host.perform({ do: "ready" });
  }

  private show(state: ViewState): void {
    const before = this.state;
    this.state = state;
    const { found, phase } = state;
    if (found !== undefined && found.search !== before?.found?.search) {
      this.choice = found;
      this.shown = found.groups;
      this.filter.clear();
      this.pager.begin(found.groups);
    }
    this.options.show(state);
    this.notice.show(state);
    this.summary.show(state, this.choice);
    this.status.show(state);
    this.filter.show(found?.groups ?? 0, this.shown);
    // What is on view is of another search while this one goes on.
    document.body.classList.toggle("searching", phase === "searching");
    this.groups.element.toggleAttribute("inert", phase !== "found");
    setText(this.message, this.emptyText());
    this.message.hidden = this.message.textContent === "";
    this.groups.element.hidden = found === undefined || this.shown === 0;
    this.pager.element.hidden = this.groups.element.hidden;
  }

  private emptyText(): string {
    const { found, phase } = this.state!;
    if (phase === "searching" || phase === "failed") return "";
    if (found === undefined) return phase === "stopped" ? this.words.say("stopped") : "";
    if (found.groups === 0) return this.words.say("none");
    return this.shown === 0 ? this.words.say("noneFiltered") : "";
  }

  private async turnTo(first: number, end: number): Promise<void> {
    const { found } = this.state!;
    if (found === undefined) return;
    await this.groups.load(first, end - first, found, this.filter.text);
  }

  private async look(text: string): Promise<void> {
    if (this.state?.found === undefined) return;
    const shown = await this.host.request("duplicates/filter", { text }).catch(() => undefined);
    // Another text is looked for by now.
    if (shown === undefined || text !== this.filter.text) return;
    this.shown = shown;
    this.show(this.state);
    this.pager.begin(shown);
  }

  private async keep(group: number | undefined, rule: KeepRule): Promise<void> {
    this.chosen(await this.host.request("duplicates/keep", { group, rule }));
    await this.groups.refresh(group);
  }

  private async keepRow(group: number, at: number, keep: boolean): Promise<void> {
    this.chosen(await this.host.request("duplicates/keepRow", { group, at, keep }));
    await this.groups.refresh(group);
  }

  private chosen(choice: Choice): void {
    this.choice = choice;
    if (this.state !== undefined) this.summary.show(this.state, choice);
  }
}

new Page(JSON.parse(document.body.dataset["options"]!) as PageOptions);
