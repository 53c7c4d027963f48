import { keepRules, type Choice, type KeepRule } from "../../dataset-worker/duplicates-protocol";
import { element, setAttributes, setText } from "../../webview/element";
import type { ViewState } from "../messages";
import type { TextName, Words } from "./texts";

interface SummaryEvents {
  onKeep(rule: KeepRule): void;
  onApply(): void;
}

/** What was found in all, what would go, and what is done about all groups at once. */
export class Summary {
  readonly element = element("section", "summary");
  private readonly found = element("span", "fact");
  private readonly goes = element("span", "fact goes");
  private readonly stays = element("span", "fact");
  private readonly apply: HTMLButtonElement;

  constructor(
    private readonly words: Words,
    events: SummaryEvents,
  ) {
    this.apply = element("button", "button");
    this.apply.type = "button";
    this.apply.addEventListener("click", () => events.onApply());
    const facts = element("div", "facts", this.found, this.goes, this.stays);
    facts.role = "status";
    this.element.append(
      facts,
      element("span", "gap"),
      keepButtons(words, words.say("keepInAll"), keepRules, (rule) => events.onKeep(rule)),
      this.apply,
    );
  }

  show({ found, phase, isStale, applies, applied }: ViewState, { dropped, stay }: Choice): void {
    this.element.hidden = found === undefined || found.groups === 0;
    if (found === undefined) return;
    const { words } = this;
    setText(this.found, words.say("pairsInGroups", { pairs: found.pairs, groups: found.groups }));
    setText(this.goes, words.say("wouldGo", { count: dropped }));
    setText(this.stays, words.say("stay", { count: stay }));
    const count = applies === "edit" ? dropped : stay;
    setText(this.apply, words.say(applies === "edit" ? "drop" : "write", { count }));
    this.apply.disabled = dropped === 0 || phase !== "found" || isStale || applied !== undefined;
  }
}

const texts = {
  suggested: ["suggested", "suggestedTip"],
  first: ["first", "firstTip"],
  longest: ["longest", "longestTip"],
  all: ["keepAll", "keepAllTip"],
} as const satisfies Record<KeepRule, readonly [TextName, TextName]>;

/** Buttons that choose which rows are kept. */
export function keepButtons(
  words: Words,
  label: string,
  rules: readonly KeepRule[],
  onKeep: (rule: KeepRule) => void,
): HTMLElement {
  const buttons = rules.map((rule) => {
    const [name, tip] = texts[rule];
    const button = element("button", "keep", words.say(name));
    button.type = "button";
    button.title = words.say(tip);
    button.addEventListener("click", () => onKeep(rule));
    return button;
  });
  const group = element("div", "keeps", element("span", "keeps-label", label), ...buttons);
  setAttributes(group, { role: "group", "aria-label": label });
  return group;
}
