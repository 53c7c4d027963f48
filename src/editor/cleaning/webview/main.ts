import type { CleaningCounts } from "../../dataset-worker/cleaning-protocol";
import type { DatasetPageOptions } from "../../dataset-panels";
import { element, setText } from "../../webview/element";
import { Notice } from "../../webview/notice";
import { leadFocus } from "../../webview/page-focus";
import { Pager } from "../../webview/pager";
import { SearchBox } from "../../webview/search-box";
import { StatusLine, type KeyHelp } from "../../webview/status-line";
import type { ViewState } from "../messages";
import { Changes } from "./changes";
import { Host } from "./host";
import { ListBar } from "./list-bar";
import { Steps } from "./steps";
import { Summary } from "./summary";
import { Words, type TextName } from "./texts";
import { Written } from "./written";

/** Changes on a page. */
const pageSize = 50;

const keys: readonly (readonly [keys: readonly string[], does: TextName])[] = [
  [["↑", "↓"], "keysMove"],
  [["Space"], "keysToggle"],
  [["Enter"], "keysOpen"],
  [["→"], "keysWhole"],
];

/** The preview of a cleaning: what its steps would do, and to which rows. */
class Page {
  private readonly host = new Host(({ state }) => this.show(state));
  private readonly words: Words;
  private readonly recipe = element("span", "recipe-name");
  private readonly search: SearchBox;
  private readonly summary: Summary;
  private readonly notice: Notice<"again" | "openRecipe">;
  private readonly written: Written;
  private readonly steps: Steps;
  private readonly listBar: ListBar;
  private readonly changes: Changes;
  private readonly pager: Pager;
  private readonly status: StatusLine;
  private readonly message = element("div", "message");
  private readonly columns = element("main", "columns");
  private readonly name: string;
  private state: ViewState | undefined;
  private counts: CleaningCounts | undefined;
  /** The step of which the changes are listed. */
  private step: number | undefined;
  /** How many changes are listed; undefined before that is known. */
  private listed: number | undefined;
  private filters = 0;

  constructor({ locale, name }: DatasetPageOptions) {
    const { host } = this;
    const words = new Words(locale);
    this.words = words;
    this.name = name;
    const searchLabels = { search: words.say("search"), clear: words.say("clearSearch") };
    this.search = new SearchBox(searchLabels, () => void this.filter());
    this.summary = new Summary(words, {
      onWrite: () => host.perform({ do: "write" }),
      onApply: () => host.perform({ do: "apply" }),
    });
    this.notice = new Notice({
      openRecipe: { text: words.say("openRecipe"), onClick: () => host.perform({ do: "openRecipe" }) },
      again: { text: words.say("again"), onClick: () => host.perform({ do: "again" }) },
    });
    this.written = new Written(words, (part) => host.perform({ do: "show", part }));
    this.steps = new Steps(words, {
      onShow: (step) => this.showStep(step),
      onLeaveOut: (without) => host.perform({ do: "leaveOut", without }),
    });
    this.listBar = new ListBar(words, {
      onOrder: () => void this.filter(),
      onSpareAll: (isSpared) => void this.spare("listed", isSpared),
    });
    this.changes = new Changes(host, words, name, {
      onTake: (row, isTaken) => void this.spare(row, !isTaken),
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
    this.arrange();
    host.perform({ do: "ready" });
  }

  private arrange(): void {
    const { words, host } = this;
    const choose = element("button", "link", words.say("choose"));
    choose.type = "button";
    choose.addEventListener("click", () => host.perform({ do: "choose" }));
    const chosen = element("span", "recipe", element("span", "quiet", words.say("recipe")), this.recipe, choose);
    const toolbar = element("header", "toolbar", chosen, element("span", "gap"), this.search.element);
    this.message.role = "status";
    const scrolled = element("div", "scrolled", this.message, this.changes.element, this.pager.element);
    const list = element("section", "list", this.listBar.element, scrolled);
    this.columns.append(this.steps.element, list);
    const { notice, status, summary, written, columns } = this;
    const head = [notice.element, toolbar, status.progress, summary.element, written.element];
    document.body.append(...head, columns, status.element);
    leadFocus(this.search, this.changes);
  }

  private show(state: ViewState): void {
    const before = this.state;
    this.state = state;
    const { plan, phase } = state;
    setText(this.recipe, state.recipe);
    if (plan === undefined) this.counts = undefined;
    else if (plan.number !== before?.plan?.number) {
      this.counts = plan;
      if (before?.plan === undefined) this.reset();
      void this.filter();
    }
    // What is on view is of the plan before while another is made.
    document.body.classList.toggle("planning", phase === "planning");
    this.columns.toggleAttribute("inert", phase !== "planned");
    this.columns.hidden = this.counts === undefined;
    this.written.show(state);
    this.showStatus(state);
    this.showCounts();
  }

  private reset(): void {
    this.step = undefined;
    this.search.clear();
  }

  private showCounts(): void {
    const { state, counts, words, step } = this;
    if (state === undefined) return;
    this.showNotice(state);
    this.summary.show(state, counts);
    if (counts === undefined) return;
    this.steps.show(counts, state.without, step);
    const title = step === undefined ? words.say("all") : step < 0 ? words.say("unparsed") : counts.steps[step]!.title;
    const { listed } = this;
    this.listBar.show(title, listed === undefined ? "" : words.count(listed));
    const isSearch = this.search.text !== "";
    const all = state.plan?.changes ?? 0;
    this.search.show(isSearch ? words.say("found", { count: listed ?? 0, all }) : "", listed !== 0);
    setText(this.message, listed === 0 ? words.say(all === 0 ? "none" : isSearch ? "noneFound" : "noneOfStep") : "");
    this.message.hidden = listed !== 0;
    this.changes.element.hidden = listed === 0;
    this.pager.element.hidden = (listed ?? 0) <= pageSize;
  }

  private showStatus({ phase, share, plan }: ViewState): void {
    const isRunning = phase === "planning" || phase === "writing";
    const percent = isRunning ? Math.floor(share * 100) : undefined;
    const text = percent !== undefined ? this.words.say(phase as "planning" | "writing", { percent }) : this.tookText();
    this.status.show(text, percent, plan !== undefined && plan.changes > 0);
  }

  private tookText(): string {
    const plan = this.state?.plan;
    if (plan === undefined) return "";
    const { milliseconds, rows } = plan;
    const seconds = (milliseconds / 1000).toFixed(milliseconds < 1000 ? 2 : 1);
    return this.words.say("took", { rows, seconds });
  }

  private showNotice(state: ViewState): void {
    const needed = this.neededText(state);
    const isWarned = needed === "" && state.phase !== "planning";
    const text = isWarned ? (this.counts?.warnings ?? []).join("\n") : needed;
    const canOpen = state.phase === "failed" && state.isRecipeFault === true;
    this.notice.show(text, state.applied !== undefined, isWarned ? [] : canOpen ? ["openRecipe", "again"] : ["again"]);
  }

  /** What one has to know before anything else can be done; empty where there is nothing. */
  private neededText({ phase, applied, isStale, error = "" }: ViewState): string {
    const { words, name } = this;
    if (phase === "failed") return words.say("failed", { reason: error.includes("\n") ? `\n${error}` : error });
    if (phase === "stopped") return words.say("stopped");
    if (phase === "planning") return "";
    if (applied !== undefined) return words.say("applied", { ...applied, name });
    return isStale ? words.say("stale", { name }) : "";
  }

  private showStep(step: number | undefined): void {
    this.step = step;
    void this.filter();
  }

  private async filter(): Promise<void> {
    const filter = ++this.filters;
    const { step } = this;
    const { text } = this.search;
    const asked = this.host.request("cleaning/filter", { text, step, order: this.listBar.order });
    this.showCounts();
    const listed = await asked.catch(() => undefined);
    // Something else is listed by now.
    if (listed === undefined || filter !== this.filters) return;
    this.listed = listed;
    this.showCounts();
    this.pager.begin(listed);
  }

  private async turnTo(first: number, end: number): Promise<void> {
    await this.changes.load(first, end - first, this.counts?.rows ?? 0, this.search.text);
  }

  private async spare(row: number | "listed", isSpared: boolean): Promise<void> {
    this.counts = await this.host.request("cleaning/spare", { row, isSpared });
    this.showCounts();
    await this.changes.refresh(row === "listed" ? undefined : row);
  }
}

new Page(JSON.parse(document.body.dataset["options"]!) as DatasetPageOptions);
