import type { CleaningCounts } from "../../dataset-worker/cleaning-protocol";
import { element, setText } from "../../webview/element";
import type { ViewState } from "../messages";
import type { Words } from "./texts";

interface SummaryEvents {
  onWrite(): void;
  onApply(): void;
}

/** What would become of the rows, and the buttons that make it so. */
export class Summary {
  readonly element = element("section", "summary");
  private readonly rows = element("span", "fact");
  private readonly stay = element("span", "fact stays");
  private readonly go = element("span", "fact goes");
  private readonly blank = element("span", "fact");
  private readonly spared = element("span", "fact");
  private readonly write: HTMLButtonElement;
  private readonly apply: HTMLButtonElement;

  constructor(
    private readonly words: Words,
    events: SummaryEvents,
  ) {
    this.write = button(words.say("write"), words.say("writeTip"), "button", events.onWrite);
    this.apply = button(words.say("apply"), words.say("applyTip"), "button secondary", events.onApply);
    const facts = element("div", "facts", this.rows, this.stay, this.go, this.blank, this.spared);
    facts.role = "status";
    this.element.append(facts, element("span", "gap"), this.apply, this.write);
  }

  show({ plan, phase, isStale, canApply, applied }: ViewState, counts: CleaningCounts | undefined): void {
    this.element.hidden = plan === undefined || counts === undefined;
    if (plan === undefined || counts === undefined) return;
    const { words } = this;
    const { rows, kept, rejected, changed, spared } = counts;
    setText(this.rows, words.say("rows", { count: rows }));
    setText(this.stay, words.say(changed === 0 ? "stay" : "stayChanged", { count: kept, changed }));
    setText(this.go, words.say("go", { count: rejected }));
    setText(this.blank, words.say("blank", { count: plan.blank }));
    setText(this.spared, words.say("spared", { count: spared }));
    this.blank.hidden = plan.blank === 0;
    this.spared.hidden = spared === 0;
    const isNothing = rejected === 0 && changed === 0 && plan.blank === 0;
    const isUseless = phase !== "planned" || isNothing || isStale || applied !== undefined;
    this.write.disabled = isUseless;
    this.apply.disabled = isUseless;
    this.apply.hidden = !canApply;
  }
}

function button(text: string, tip: string, className: string, onClick: () => void): HTMLButtonElement {
  const made = element("button", className, text);
  made.type = "button";
  made.title = tip;
  made.addEventListener("click", () => onClick());
  return made;
}
