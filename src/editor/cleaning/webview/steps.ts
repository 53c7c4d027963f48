import type { CleaningCounts, PlannedStep } from "../../dataset-worker/cleaning-protocol";
import { element, setAttributes } from "../../webview/element";
import { severityIcon } from "../../webview/icons";
import type { TextName, Words } from "./texts";

interface StepsEvents {
  /** Only what a step does is to be listed; -1 for what does not parse, undefined for all. */
  onShow(step: number | undefined): void;
  /** Steps are to be left out, from 0. */
  onLeaveOut(without: readonly number[]): void;
}

/** The steps in their order, with what each does; a box leaves one out, and a click lists what one does. */
export class Steps {
  readonly element = element("section", "steps");
  private readonly body = element("tbody");
  private without: readonly number[] = [];
  private last: { readonly counts: CleaningCounts; readonly shown: number | undefined } | undefined;
  /** What has the focus here, or had it until it was out of reach. */
  private focused: string | undefined;

  constructor(
    private readonly words: Words,
    private readonly events: StepsEvents,
  ) {
    const label = words.say("steps");
    const headings = (["stepFound", "stepGo", "stepChanged", "stepLeft"] as const).map((name) =>
      columnHeading(words.say(name), "figure"),
    );
    const box = element("td");
    const head = element("tr", "", box, columnHeading(words.say("step"), "name"), ...headings);
    const table = element("table", "", element("thead", "", head), this.body);
    setAttributes(table, { "aria-label": label });
    this.element.append(table);
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.element.addEventListener("focusin", ({ target }) => {
      this.focused = (target as HTMLElement).dataset["focus"];
    });
    this.element.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget !== null) this.focused = undefined;
    });
    document.addEventListener("pointerdown", () => (this.focused = undefined), { capture: true });
  }

  /** `shown`: the step of which the changes are listed. */
  show(counts: CleaningCounts, without: readonly number[], shown: number | undefined): void {
    const isSame = this.last?.counts === counts && this.last.shown === shown;
    if (isSame && String(this.without) === String(without)) return this.refocus();
    this.last = { counts, shown };
    this.without = without;
    const { words, focused } = this;
    const rows = [this.wholeRow(counts, shown)];
    if (counts.unparsed > 0) {
      const left = counts.rows - counts.unparsed;
      const figures = [counts.unparsed, counts.unparsed, 0, left];
      rows.push(this.row(undefined, words.say("unparsed"), "", figures, -1, shown));
    }
    for (const [i, step] of counts.steps.entries()) rows.push(this.stepRow(i, step, shown));
    this.body.replaceChildren(...rows);
    this.focused = focused;
    this.refocus();
  }

  /** What had the focus has it again, where nothing else took it: it was out of reach, or made anew. */
  private refocus(): void {
    if (this.focused === undefined || document.activeElement !== document.body) return;
    this.body.querySelector<HTMLElement>(`[data-focus="${this.focused}"]`)?.focus();
  }

  private wholeRow({ rows, rejected, changed, kept }: CleaningCounts, shown: number | undefined): HTMLElement {
    const row = this.row(undefined, this.words.say("all"), "", [rows, rejected, changed, kept], undefined, shown);
    row.classList.add("whole");
    row.querySelector(".figure")!.textContent = "";
    return row;
  }

  private stepRow(number: number, step: PlannedStep, shown: number | undefined): HTMLElement {
    const { words } = this;
    const { title, action, found, dropped, changed, left } = step;
    const isOut = this.without.includes(number);
    const box = element("input", "keep-box");
    box.type = "checkbox";
    box.checked = !isOut;
    box.dataset["focus"] = `box-${number}`;
    // What only reports does nothing that could be left out.
    box.disabled = action === "flag";
    setAttributes(box, { "aria-label": words.say("useStep", { step: number + 1, title }) });
    box.addEventListener("change", () => {
      const others = this.without.filter((each) => each !== number);
      this.events.onLeaveOut(box.checked ? others : [...others, number]);
    });
    const name: TextName = isOut ? "leftOut" : action;
    const row = this.row(box, title, words.say(name), [found, dropped, changed, left], number, shown);
    if (step.needs !== undefined)
      row.querySelector(".does")!.after(needsIcon(words.say("needs", { needs: step.needs })));
    row.classList.toggle("out", isOut);
    row.classList.toggle("idle", dropped === 0 && changed === 0);
    return row;
  }

  private row(
    box: HTMLElement | undefined,
    title: string,
    does: string,
    figures: readonly number[],
    step: number | undefined,
    shown: number | undefined,
  ): HTMLElement {
    const { words } = this;
    const link = element("button", "step-name", title);
    link.type = "button";
    link.title = step === undefined ? title : words.say("showStep", { title });
    link.dataset["focus"] = `step-${step}`;
    setAttributes(link, { "aria-pressed": step === shown });
    const heading = element("th", "name", element("div", "step-line", link, element("span", "does", does)));
    heading.scope = "row";
    const cells = figures.map((figure) => {
      const cell = element("td", figure === 0 ? "figure nothing" : "figure", figure === 0 ? "–" : words.count(figure));
      return cell;
    });
    const row = element(
      "tr",
      step === shown ? "shown" : "",
      element("td", "", ...(box ? [box] : [])),
      heading,
      ...cells,
    );
    if (step !== undefined) row.dataset["step"] = String(step);
    row.addEventListener("click", ({ target }) => {
      if ((target as HTMLElement).matches("input")) return;
      link.focus();
      this.events.onShow(step);
    });
    return row;
  }

  /** Keys move among the names, or among the boxes. */
  private key(event: KeyboardEvent): void {
    const direction = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const target = event.target as HTMLElement;
    const kind = target.matches(".step-name") ? ".step-name" : ".keep-box:enabled";
    if (direction === undefined || !target.matches(kind)) return;
    const all = [...this.body.querySelectorAll<HTMLElement>(kind)];
    all[all.indexOf(target) + direction]?.focus();
    event.preventDefault();
  }
}

/** Says what a step lacks to find anything. */
function needsIcon(text: string): HTMLElement {
  const sign = element("span", "needs", severityIcon("warning"));
  setAttributes(sign, { role: "img", "aria-label": text, title: text });
  return sign;
}

function columnHeading(text: string, className: string): HTMLElement {
  const heading = element("th", className, text);
  heading.scope = "col";
  return heading;
}
