import { severities, type Severity } from "../../../lint/problem";
import { noFilter, type TableFilter, type TableState } from "../../dataset-worker/table-protocol";
import { element, setAttributes, setText } from "../../webview/element";
import { severityIcon } from "../../webview/icons";
import type { Words } from "./texts";

interface Facet {
  readonly key: string;
  readonly severity: Severity;
  readonly label: string;
  readonly tooltip: string;
  readonly count: number;
  readonly isOn: boolean;
  readonly toggle: () => TableFilter;
}

/** The counts of problems by severity and by rule; each can be chosen, and then only rows that have it are shown. */
export class Facets {
  readonly element = element("aside", "facets");
  private readonly clear: HTMLButtonElement;
  private readonly bySeverity = element("div", "facet-list");
  private readonly byRule = element("div", "facet-list");
  private readonly empty = element("div", "quiet");
  private readonly buttons = new Map<string, HTMLButtonElement>();
  private filter: TableFilter = noFilter;

  constructor(
    private readonly words: Words,
    private readonly onFilter: (filter: TableFilter) => void,
  ) {
    this.clear = element("button", "link", words.say("clearFilter"));
    this.clear.type = "button";
    this.clear.addEventListener("click", () => onFilter({ ...this.filter, severities: [], rules: [] }));
    const title = (text: string, ...beside: Node[]): HTMLElement =>
      element("div", "facet-title", element("h2", "", text), ...beside);
    this.element.append(
      title(words.say("severity"), this.clear),
      this.bySeverity,
      title(words.say("rules")),
      this.byRule,
      this.empty,
    );
    setAttributes(this.element, { "aria-label": words.say("filter") });
    this.element.addEventListener("keydown", (event) => this.key(event));
  }

  show(state: TableState): void {
    const { filter, rules } = state;
    this.filter = filter;
    this.clear.hidden = filter.severities.length === 0 && filter.rules.length === 0;
    const ofSeverity = (severity: Severity): number =>
      rules.reduce((sum, rule) => sum + (rule.severity === severity ? rule.count : 0), 0);
    this.fill(
      this.bySeverity,
      severities.map((severity) => ({
        key: severity,
        severity,
        label: this.words.say(severity),
        tooltip: this.words.say(severity),
        count: ofSeverity(severity),
        isOn: filter.severities.includes(severity),
        toggle: () => this.toggleSeverity(severity, state),
      })),
    );
    const shown = rules.filter(
      ({ severity }) => filter.severities.length === 0 || filter.severities.includes(severity),
    );
    this.fill(
      this.byRule,
      shown.map(({ rule, severity, title, count }) => ({
        key: `${rule} ${severity}`,
        severity,
        label: title,
        tooltip: rule,
        count,
        isOn: filter.rules.includes(rule),
        toggle: () => ({ ...this.filter, rules: toggled(this.filter.rules, rule) }),
      })),
    );
    const isDone = state.work.some(({ step, state: how }) => step === "checking" && how === "done");
    this.empty.hidden = rules.length > 0;
    setText(this.empty, this.words.say(isDone ? "noProblems" : "noProblemsYet"));
  }

  /** Rules of severities that are not chosen any more are not chosen either. */
  private toggleSeverity(severity: Severity, { rules }: TableState): TableFilter {
    const chosen = toggled(this.filter.severities, severity);
    const isLeft = (rule: string): boolean =>
      chosen.length === 0 || rules.some((one) => one.rule === rule && chosen.includes(one.severity));
    return { ...this.filter, severities: chosen, rules: this.filter.rules.filter(isLeft) };
  }

  private fill(list: HTMLElement, facets: readonly Facet[]): void {
    const shown = facets.map((facet) => {
      const button = this.buttons.get(facet.key) ?? this.create(facet);
      this.buttons.set(facet.key, button);
      button.onclick = () => this.onFilter(facet.toggle());
      setText(button.querySelector(".count")!, this.words.count(facet.count));
      setAttributes(button, { "aria-checked": facet.isOn });
      button.classList.toggle("none", facet.count === 0);
      return button;
    });
    const isSame = shown.length === list.children.length && shown.every((button, i) => list.children[i] === button);
    if (!isSame) list.replaceChildren(...shown);
  }

  private create({ severity, label, tooltip }: Facet): HTMLButtonElement {
    const button = element(
      "button",
      "facet",
      severityIcon(severity),
      element("span", "label", label),
      element("span", "count"),
    );
    button.type = "button";
    setAttributes(button, { role: "checkbox", title: label === tooltip ? label : `${label} (${tooltip})` });
    return button;
  }

  private key(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...this.element.querySelectorAll<HTMLButtonElement>("button:not([hidden])")];
    buttons[buttons.indexOf(document.activeElement as HTMLButtonElement) + step]?.focus();
  }
}

function toggled<Value>(values: readonly Value[], value: Value): Value[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}
