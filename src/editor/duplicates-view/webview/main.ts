import type { Choice, KeepRule } from "../../dataset-worker/duplicates-protocol";
import type { DatasetPageOptions } from "../../dataset-panels";
import { element, setText } from "../../webview/element";
import { Notice } from "../../webview/notice";
import { leadFocus } from "../../webview/page-focus";
import { Pager } from "../../webview/pager";
import { SearchBox } from "../../webview/search-box";
import { StatusLine, type KeyHelp } from "../../webview/status-line";
import type { ViewState } from "../messages";
import { Groups } from "./groups";
import { Host } from "./host";
import { OptionsBar } from "./options-bar";
import { Summary } from "./summary";
import { Words, type TextName } from "./texts";

/** Groups on a page. */
const pageSize = 50;

const keys: readonly (readonly [keys: readonly string[], does: TextName])[] = [
  [["↑", "↓"], "keysMove"],
  [["Space"], "keysToggle"],
  [["Enter"], "keysOpen"],
  [["→"], "keysWhole"],
  [["F", "L", "A"], "keysGroup"],
];

/** The page of near duplicates: how they are looked for, what was found, and what is to go. */
class Page {
  private readonly host = new Host(({ state }) => this.show(state));
  private readonly words: Words;
  private readonly name: string;
  private readonly options: OptionsBar;
  private readonly filter: SearchBox;
  private readonly summary: Summary;
  private readonly notice: Notice<"again">;
  private readonly groups: Groups;
  private readonly pager: Pager;
  private readonly status: StatusLine;
  private readonly message = element("div", "message");
  private state: ViewState | undefined;
  private choice: Choice = { dropped: 0, stay: 0 };
  /** How many groups the filter lets through. */
  private shown = 0;

  constructor({ locale, name: dataset }: DatasetPageOptions) {
    const { host } = this;
    const words = new Words(locale);
    this.words = words;
    this.name = dataset;
    this.options = new OptionsBar(words, (options) => host.perform({ do: "find", options }));
    const search = { search: words.say("filter"), clear: words.say("clearFilter") };
    this.filter = new SearchBox(search, (text) => void this.look(text));
    this.summary = new Summary(words, {
      onKeep: (rule) => void this.keep(undefined, rule),
      onApply: () => host.perform({ do: "apply" }),
    });
    this.notice = new Notice({ again: { text: words.say("again"), onClick: () => host.perform({ do: "again" }) } });
    this.groups = new Groups(host, words, dataset, {
      onKeepRow: (group, at, keep) => void this.keepRow(group, at, keep),
      onKeep: (group, rule) => void this.keep(group, rule),
      onOpenRow: (row) => host.perform({ do: "openRow", row }),
      onLeave: (direction) => this.pager.move(direction),
    });
    const labels = {
      previous: words.say("previousPage"),
      next: words.say("nextPage"),
      range: (first: number, last: number, count: number) => words.say("pages", { first, last, count }),
    };
    this.pager = new Pager(labels, pageSize, (first, end) => void this.turnTo(first, end));
    const help: KeyHelp = keys.map(([pressed, does]) => [pressed, words.say(does)]);
    this.status = new StatusLine(words.say("stop"), help, () => host.perform({ do: "stop" }));
    const toolbar = element("header", "toolbar", this.options.element, element("span", "gap"), this.filter.element);
    this.message.role = "status";
    const main = element("main", "scrolled", this.message, this.groups.element, this.pager.element);
    const parts = [this.notice.element, toolbar, this.status.progress, this.summary.element, main, this.status.element];
    document.body.append(...parts);
    leadFocus(this.filter, this.groups);
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
    this.notice.show(this.noticeText(), state.applied !== undefined, ["again"]);
    this.summary.show(state, this.choice);
    this.showStatus(state);
    const { text } = this.filter;
    const data = { count: this.shown, groups: found?.groups ?? 0 };
    this.filter.show(text === "" ? "" : this.words.say("filtered", data), this.shown > 0);
    // What is on view is of another search while this one goes on.
    document.body.classList.toggle("searching", phase === "searching");
    this.groups.element.toggleAttribute("inert", phase !== "found");
    setText(this.message, this.emptyText());
    this.message.hidden = this.message.textContent === "";
    this.groups.element.hidden = found === undefined || this.shown === 0;
    this.pager.element.hidden = this.groups.element.hidden;
  }

  private showStatus({ phase, progress, found }: ViewState): void {
    const isRunning = phase === "searching" || phase === "applying";
    const percent = isRunning ? Math.floor((progress?.share ?? 0) * 100) : undefined;
    const text =
      percent === undefined ? this.tookText(found) : this.words.say(progress?.step ?? "reading", { percent });
    this.status.show(text, percent, found !== undefined && found.groups > 0);
  }

  private tookText(found: ViewState["found"]): string {
    if (found === undefined) return "";
    const seconds = (found.milliseconds / 1000).toFixed(found.milliseconds < 1000 ? 2 : 1);
    return this.words.say("took", { rows: found.rows, seconds });
  }

  private noticeText(): string {
    const { words, name } = this;
    const { phase, applied, isStale, error = "" } = this.state!;
    if (phase === "failed") return words.say("failed", { reason: error });
    if (phase === "searching") return "";
    if (applied !== undefined) return words.say("applied", { count: applied, name });
    return isStale ? words.say("stale", { name }) : "";
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

new Page(JSON.parse(document.body.dataset["options"]!) as DatasetPageOptions);
