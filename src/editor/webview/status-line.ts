import { element, setAttributes, setText } from "./element";

/** What keys do, by their names. */
export type KeyHelp = readonly (readonly [keys: readonly string[], does: string])[];

/** The last line: what goes on and how to end it, what came of it, and what keys do. */
export class StatusLine {
  readonly element = element("footer", "status-line");
  /** A bar across the view that fills while something goes on. */
  readonly progress = element("div", "progress");
  private readonly bar = element("div", "progress-bar");
  private readonly facts = element("span", "facts");
  private readonly keys = element("span", "keys");
  private readonly stop: HTMLButtonElement;

  constructor(stop: string, keys: KeyHelp, onStop: () => void) {
    this.stop = element("button", "link", stop);
    this.stop.type = "button";
    this.stop.addEventListener("click", onStop);
    this.progress.append(this.bar);
    this.facts.role = "status";
    setAttributes(this.progress, { role: "progressbar", "aria-valuemin": 0, "aria-valuemax": 100 });
    for (const [names, does] of keys) {
      const shown = names.map((name) => element("kbd", "", name));
      this.keys.append(element("span", "key", ...shown, ` ${does}`));
    }
    this.element.append(this.facts, this.stop, this.keys);
  }

  /** `percent`: how far something has come; undefined where nothing goes on. `hasKeys`: whether keys do anything now. */
  show(text: string, percent: number | undefined, hasKeys: boolean): void {
    const isRunning = percent !== undefined;
    this.stop.hidden = !isRunning;
    this.keys.hidden = isRunning || !hasKeys;
    this.progress.classList.toggle("running", isRunning);
    setAttributes(this.progress, { "aria-valuenow": percent, "aria-hidden": !isRunning });
    this.bar.style.transform = `scaleX(${(percent ?? 0) / 100})`;
    setText(this.facts, text);
  }
}
