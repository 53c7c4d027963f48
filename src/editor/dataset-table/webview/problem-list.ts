import type { ListedProblem, TableState } from "../../dataset-worker/table-protocol";
import { element, setAttributes, setText } from "../../webview/element";
import type { Host } from "./host";
import { severityIcon } from "../../webview/icons";
import { RowPages } from "./row-pages";
import type { Words } from "./texts";
import { VirtualList } from "./virtual-list";

const rowHeight = 22;
/** How many problems of a file VS Code's own list has. */
const editorLimit = 1000;

interface Item extends HTMLDivElement {
  shown: ListedProblem | undefined;
}

/** Every problem that the filter lets through, in the rows' order. */
export class ProblemList {
  readonly element = element("div", "problem-list");
  private readonly note = element("p", "note");
  private readonly list: VirtualList<Item>;
  private readonly pages: RowPages<ListedProblem>;
  private count = 0;
  private selected = -1;
  private key = "";

  /** `onChoose`: told the row of a problem that was chosen. */
  constructor(
    host: Host,
    private readonly words: Words,
    private readonly onChoose: (row: number) => void,
  ) {
    this.pages = new RowPages(
      (first, count) => host.request("table/problems", { first, count }),
      () => this.list.refresh(),
    );
    this.list = new VirtualList<Item>({
      rowHeight,
      create: () => Object.assign(element("div", "problem"), { shown: undefined, role: "option" }),
      render: (item, index) => this.render(item, index),
      onVisible: (first, end) => this.pages.want(first, end),
    });
    setAttributes(this.list.element, { role: "listbox", tabindex: 0, "aria-label": words.say("allProblems") });
    this.element.append(this.note, this.list.element);
    this.list.element.addEventListener("keydown", (event) => this.press(event));
    this.list.element.addEventListener("click", (event) => {
      const item = (event.target as HTMLElement).closest<HTMLElement>(".problem");
      if (item !== null) this.choose(Number(item.id.slice("problem-".length)));
    });
  }

  show(state: TableState): void {
    this.note.hidden = state.problems <= editorLimit;
    setText(this.note, this.words.say("beyondLimit", { count: state.problems }));
    // What stands where changes with each of these.
    const key = JSON.stringify([state.filter, state.query, state.listed, state.checked]);
    if (key === this.key) return;
    this.key = key;
    this.count = state.listed;
    this.pages.refresh();
    this.list.setCount(state.listed);
    this.list.refresh();
  }

  private render(item: Item, index: number): void {
    const problem = this.pages.at(index);
    setAttributes(item, { id: `problem-${index}`, "aria-posinset": index + 1, "aria-setsize": this.count });
    item.classList.toggle("selected", index === this.selected);
    setAttributes(item, { "aria-selected": index === this.selected });
    if (problem === item.shown) return;
    item.shown = problem;
    if (problem === undefined) return item.replaceChildren();
    const { row, severity, message, rule } = problem;
    const place = row === undefined ? this.words.say("wholeSet") : this.words.say("rowOf", { row: row + 1 });
    item.replaceChildren(
      severityIcon(severity),
      element("span", "message-text", message),
      element("span", "rule", rule.replace(/^dataset\//, "")),
      element("span", "place", place),
    );
    item.title = `${message} (${rule})`;
  }

  private press(event: KeyboardEvent): void {
    const { page } = this.list;
    const to = {
      ArrowDown: this.selected + 1,
      ArrowUp: this.selected - 1,
      PageDown: this.selected + page,
      PageUp: this.selected - page,
      Home: 0,
      End: this.count - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.choose(Math.max(0, Math.min(to, this.count - 1)));
  }

  private choose(index: number): void {
    this.selected = index;
    this.list.element.setAttribute("aria-activedescendant", `problem-${index}`);
    this.list.reveal(index);
    const row = this.pages.at(index)?.row;
    if (row !== undefined) this.onChoose(row);
  }
}
