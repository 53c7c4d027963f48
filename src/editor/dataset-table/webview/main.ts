import type { Look, PageOptions, Pushed } from "../messages";
import { noFilter, type TableFilter, type TableState } from "../../dataset-worker/table-protocol";
import { Details } from "./details";
import { element, iconButton, setAttributes } from "../../webview/element";
import { Facets } from "./facets";
import { Grid } from "./grid";
import { Host } from "./host";
import { icon } from "../../webview/icons";
import { Notices } from "./notices";
import { RowBox } from "./row-box";
import { Sash } from "./sash";
import { SearchBox } from "./search-box";
import { StatusLine } from "./status-line";
import { Words } from "./texts";

// Where the view is at least so wide, the row is shown beside the table, else below.
const wide = 1400;
// Where it is narrower, the counts of problems are shown when they are asked for.
const narrow = 640;

/** The page of a dataset: the table, what is chosen of it, and the selected row. */
class Page {
  private readonly host = new Host((message) => this.receive(message));
  private readonly words: Words;
  private readonly grid: Grid;
  private readonly details: Details;
  private readonly facets: Facets;
  private readonly search: SearchBox;
  private readonly rowBox: RowBox;
  private readonly status: StatusLine;
  private readonly notices: Notices;
  private readonly panes = element("main", "panes");
  private state: TableState | undefined;
  private row: number | undefined;
  /** What is to be shown again once the file is open: it was on view before. */
  private restoring = true;

  constructor({ locale, name, isText }: PageOptions) {
    const words = new Words(locale);
    const { host } = this;
    this.words = words;
    this.notices = new Notices(words, name, () => host.perform({ do: "reload" }));
    this.grid = new Grid(host, words, name, {
      onSelect: ({ row }) => this.selected(row),
      onDigit: (digit) => this.rowBox.begin(digit),
      onEnter: () => this.details.focus(),
    });
    this.details = new Details(host, words, isText, {
      onRow: (row) => void this.goTo(row),
      perform: (action) => host.perform(action),
    });
    this.facets = new Facets(words, (filter) => void this.filter(filter));
    this.search = new SearchBox(host, words, {
      onNeedle: (needle) => {
        this.grid.highlight(needle);
        this.details.highlight(needle);
        host.remember({ query: needle });
      },
      onState: (state) => this.show(state),
      onFilter: (filter) => void this.filter(filter),
      onMatch: ({ index }) => this.grid.select(index),
      onLeave: () => this.grid.focus(),
      selection: () => this.grid.selection,
    });
    this.rowBox = new RowBox(words, {
      onNumber: (number) => void this.goTo(number - 1),
      onLeave: () => this.grid.focus(),
    });
    this.status = new StatusLine(words, {
      onStop: (step) =>
        void (step === "searching"
          ? host.request("table/stopSearch", undefined)
          : host.request("table/check", { run: false })),
      onCheck: () => void host.request("table/check", { run: true }),
    });
    this.build(isText);
  }

  private build(isText: boolean): void {
    const { words, host } = this;
    const showFacets = (isShown: boolean): void => {
      this.facets.element.hidden = !isShown;
      setAttributes(filterButton, { "aria-pressed": isShown });
    };
    const filterButton = iconButton(icon("filter"), words.say("filter"), () => {
      showFacets(this.facets.element.hidden);
      host.remember({ facets: !this.facets.element.hidden });
    });
    filterButton.classList.add("toggle");
    const openText = iconButton(icon("text"), words.say("openText"), () => host.perform({ do: "openText" }));
    openText.hidden = !isText;
    const toolbar = element(
      "header",
      "toolbar",
      filterButton,
      this.search.element,
      this.rowBox.element,
      element("span", "gap"),
      iconButton(icon("duplicates"), words.say("findDuplicates"), () => host.perform({ do: "findDuplicates" })),
      iconButton(icon("chart"), words.say("openProfile"), () => host.perform({ do: "openProfile" })),
      openText,
    );
    const part = host.remembered["part"];
    const sash = new Sash(this.panes, words.say("detailsSize"), typeof part === "number" ? part : 0.45, (given) => {
      this.panes.style.setProperty("--details", `${given * 100}%`);
      host.remember({ part: given });
    });
    const left = element("div", "left", this.facets.element, this.grid.element);
    this.panes.append(left, sash.element, this.details.element);
    document.body.append(this.notices.element, toolbar, this.status.progress, this.panes, this.status.element);
    const layOut = (): void => {
      const { clientWidth } = document.body;
      this.panes.classList.toggle("wide", clientWidth >= wide);
      sash.turn(clientWidth >= wide);
      const { facets } = host.remembered;
      showFacets(typeof facets === "boolean" ? facets : clientWidth >= narrow);
    };
    new ResizeObserver(layOut).observe(document.body);
    layOut();
    document.addEventListener("keydown", (event) => this.key(event));
    window.addEventListener("focus", () => {
      if (document.activeElement === document.body) this.grid.focus();
    });
    host.perform({ do: "ready" });
    void host.request("table/state", undefined).then(
      (state) => this.show(state),
      () => undefined,
    );
  }

  private receive(message: Pushed): void {
    if (message.kind === "state") this.show(message.state);
    else if (message.kind === "disk") this.notices.showDisk(message.state);
    else if (message.kind === "look") void this.look(message);
    else this.opened();
  }

  /** Shows what another view asks for; of a file that is still being opened, once it is. */
  private async look({ filter, row }: Look): Promise<void> {
    this.host.remember({ filter, row });
    if (this.state === undefined || this.restoring) return;
    await this.filter(filter);
    if (row !== undefined) await this.goTo(row);
  }

  /** The file is open, perhaps anew: what was looked at is looked at again. */
  private opened(): void {
    this.notices.showDisk("same");
    this.grid.clear();
    this.details.clear();
    this.restoring = true;
  }

  private show(state: TableState): void {
    const before = this.state;
    this.state = state;
    const reason = state.work.some((one) => one.state === "running") ? "" : this.emptyReason(state);
    this.grid.show(state, reason);
    this.facets.show(state);
    this.search.show(state);
    this.details.showState(state);
    this.status.show(state);
    this.notices.showState(state);
    this.rowBox.show(this.row, state.rows);
    this.refresh(before, state);
    if (this.restoring && state.rows > 0) void this.restore(state);
  }

  /** Asks again for what may have become another. */
  private refresh(before: TableState | undefined, state: TableState): void {
    const isDone = ({ work }: TableState): boolean =>
      work.some((one) => one.step === "checking" && one.state === "done");
    const { row } = this;
    if (before === undefined) return;
    if (state.filter !== noFilter && state.shown !== before.shown) this.grid.refresh();
    if (isDone(state) && !isDone(before)) this.grid.refresh();
    else this.grid.refreshUnchecked(state.checked);
    const isNowChecked = row !== undefined && before.checked <= row && state.checked > row;
    if (isNowChecked || (isDone(state) && !isDone(before))) this.details.refresh();
  }

  private emptyReason({ rows }: TableState): string {
    return this.words.say(rows === 0 ? "noRows" : "noneShown");
  }

  private async restore(state: TableState): Promise<void> {
    this.restoring = false;
    const { host } = this;
    const { query, filter, row } = host.remembered;
    if (isNeedle(query) && query.text !== "") {
      this.search.restore(query);
      if (state.query?.text !== query.text) this.search.begin();
    }
    if (isFilter(filter) && JSON.stringify(filter) !== JSON.stringify(state.filter)) await this.filter(filter);
    if (typeof row === "number") await this.goTo(row);
    else this.grid.select(0);
    this.grid.focus();
  }

  private selected(row: number): void {
    this.row = row;
    this.host.remember({ row });
    this.details.show(row);
    this.rowBox.show(row, this.state?.rows ?? 0);
  }

  /** Selects a row, or the next that the filter lets through. */
  private async goTo(row: number): Promise<void> {
    const index = await this.host.request("table/indexOf", { row });
    const last = (this.state?.shown ?? 0) - 1;
    this.grid.select(index ?? last);
  }

  private async filter(filter: TableFilter): Promise<void> {
    const { row } = this;
    this.host.remember({ filter });
    const state = await this.host.request("table/filter", filter);
    this.grid.clear();
    this.show(state);
    if (state.shown > 0) await this.goTo(row ?? 0);
  }

  private key(event: KeyboardEvent): void {
    const isMain = event.ctrlKey || event.metaKey;
    if (isMain && event.key.toLowerCase() === "f") this.search.focus();
    else if (event.key === "F3" || (isMain && event.key.toLowerCase() === "g")) {
      void this.search.move(event.shiftKey ? -1 : 1);
    } else return;
    event.preventDefault();
  }
}

function isNeedle(value: unknown): value is SearchBox["needle"] {
  const given = value as Partial<SearchBox["needle"]> | undefined;
  return typeof given?.text === "string" && typeof given.matchCase === "boolean";
}

function isFilter(value: unknown): value is TableFilter {
  const given = value as Partial<TableFilter> | undefined;
  return Array.isArray(given?.severities) && Array.isArray(given.rules) && typeof given.found === "boolean";
}

new Page(JSON.parse(document.body.dataset["options"]!) as PageOptions);
