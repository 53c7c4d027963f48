import { element, setAttributes, setText } from "../../webview/element";
import type { ViewState } from "../messages";
import type { TextName, Words } from "./texts";

const keys: readonly (readonly [keys: readonly string[], does: TextName])[] = [
  [["↑", "↓"], "keysMove"],
  [["Space"], "keysToggle"],
  [["Enter"], "keysOpen"],
  [["→"], "keysWhole"],
  [["F", "L", "A"], "keysGroup"],
];

/** The last line: what goes on and how to end it, what was compared, and what keys do. */
export class StatusLine {
  readonly element = element("footer", "status-line");
  /** A bar across the view that fills while something goes on. */
  readonly progress = element("div", "progress");
  private readonly bar = element("div", "progress-bar");
  private readonly facts = element("span", "facts");
  private readonly keys = element("span", "keys");
  private readonly stop: HTMLButtonElement;

  constructor(
    private readonly words: Words,
    onStop: () => void,
  ) {
    this.stop = element("button", "link", words.say("stop"));
    this.stop.type = "button";
    this.stop.addEventListener("click", onStop);
    this.progress.append(this.bar);
    this.facts.role = "status";
    setAttributes(this.progress, { role: "progressbar", "aria-valuemin": 0, "aria-valuemax": 100 });
    for (const [names, does] of keys) {
      const shown = names.map((name) => element("kbd", "", name));
      this.keys.append(element("span", "key", ...shown, ` ${words.say(does)}`));
    }
    this.element.append(this.facts, this.stop, this.keys);
  }

  show({ phase, progress, found }: ViewState): void {
    const isRunning = phase === "searching" || phase === "applying";
    const percent = isRunning ? Math.floor((progress?.share ?? 0) * 100) : 0;
    this.stop.hidden = !isRunning;
    this.keys.hidden = isRunning || found === undefined || found.groups === 0;
    this.progress.classList.toggle("running", isRunning);
    setAttributes(this.progress, { "aria-valuenow": isRunning ? percent : undefined, "aria-hidden": !isRunning });
    this.bar.style.transform = `scaleX(${percent / 100})`;
    setText(this.facts, isRunning ? this.words.say(progress?.step ?? "reading", { percent }) : this.foundText(found));
  }

  private foundText(found: ViewState["found"]): string {
    if (found === undefined) return "";
    const seconds = (found.milliseconds / 1000).toFixed(found.milliseconds < 1000 ? 2 : 1);
    return this.words.say("took", { rows: found.rows, seconds });
  }
}
