import { comparedFields } from "../../../dataset/near/compared-text";
import { tokenizerNames } from "../../../similarity/tokenize";
import { viewMetrics, type SearchOptions } from "../../dataset-worker/duplicates-protocol";
import { element, setAttributes, setText } from "../../webview/element";
import type { ViewState } from "../messages";
import type { TextName, Words } from "./texts";

const leastThreshold = 0.3;

/** How rows are compared: what is changed here is looked for anew. */
export class OptionsBar {
  readonly element = element("div", "options");
  private readonly field: HTMLSelectElement;
  private readonly metric: HTMLSelectElement;
  private readonly tokenizer: HTMLSelectElement;
  private readonly slider = element("input", "slider");
  private readonly number = element("input", "number-input");
  private options: SearchOptions | undefined;

  /** `onOptions`: told what is to be looked for. */
  constructor(
    private readonly words: Words,
    private readonly onOptions: (options: SearchOptions) => void,
  ) {
    setAttributes(this.element, { role: "group", "aria-label": words.say("searchOptions") });
    this.field = this.select("field", ["auto", ...comparedFields]);
    this.metric = this.select("metric", viewMetrics);
    this.tokenizer = this.select("tokenizer", tokenizerNames);
    const range = { min: leastThreshold, max: 1, step: 0.01, "aria-label": words.say("threshold") };
    setAttributes(this.slider, { type: "range", ...range });
    setAttributes(this.number, { type: "number", ...range });
    this.slider.addEventListener("input", () => {
      this.number.value = Number(this.slider.value).toFixed(2);
      this.fill();
    });
    this.slider.addEventListener("change", () => this.changed());
    this.number.addEventListener("change", () => {
      const given = Math.min(1, Math.max(leastThreshold, Number(this.number.value)));
      this.slider.value = String(Number.isFinite(given) ? given : (this.options?.threshold ?? 0.7));
      this.number.value = Number(this.slider.value).toFixed(2);
      this.fill();
      this.changed();
    });
    this.element.append(
      this.labelled("field", this.field),
      this.labelled("metric", this.metric),
      this.labelled("threshold", this.slider, this.number),
      this.labelled("tokenizer", this.tokenizer),
    );
  }

  show({ options, found }: ViewState): void {
    if (options === undefined) return;
    const { words } = this;
    // What is being moved is not moved back.
    if (document.activeElement !== this.slider && document.activeElement !== this.number) {
      this.slider.value = String(options.threshold);
      this.number.value = options.threshold.toFixed(2);
      this.fill();
    }
    this.options = options;
    this.field.value = options.field;
    this.metric.value = options.metric;
    this.tokenizer.value = options.tokenizer;
    const [auto] = this.field.options;
    const chosen = found?.options.field === "auto" ? words.named(found.field) : undefined;
    setText(auto!, chosen === undefined ? words.say("auto") : words.say("autoChose", { field: chosen }));
  }

  private labelled(name: TextName, ...controls: readonly HTMLElement[]): HTMLElement {
    const label = element("label", `option ${name}`, element("span", "option-name", this.words.say(name)));
    label.append(...controls);
    return label;
  }

  private select(name: TextName, values: readonly string[]): HTMLSelectElement {
    const select = element("select");
    select.append(
      ...values.map((value) => {
        const option = element("option", "", this.words.named(value));
        option.value = value;
        return option;
      }),
    );
    setAttributes(select, { "aria-label": this.words.say(name) });
    select.addEventListener("change", () => this.changed());
    return select;
  }

  private changed(): void {
    const given = {
      field: this.field.value,
      metric: this.metric.value,
      tokenizer: this.tokenizer.value,
      threshold: Number(Number(this.slider.value).toFixed(2)),
    } as SearchOptions;
    if (JSON.stringify(sorted(given)) === JSON.stringify(this.options && sorted(this.options))) return;
    this.options = given;
    this.onOptions(given);
  }

  /** The part of the slider's line that is reached. */
  private fill(): void {
    const share = (Number(this.slider.value) - leastThreshold) / (1 - leastThreshold);
    this.slider.style.setProperty("--share", `${share * 100}%`);
  }
}

function sorted({ field, metric, threshold, tokenizer }: SearchOptions): unknown[] {
  return [field, metric, threshold, tokenizer];
}
