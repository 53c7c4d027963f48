import type { TableState, TableWork } from "../../dataset-worker/table-protocol";
import { element, iconButton, setText } from "../../webview/element";
import { icon } from "../../webview/icons";
import type { TextName, Words } from "./texts";

/** The last line: what the file is, and what goes on. */
export class StatusLine {
  readonly element = element("footer", "status-line");
  /** A bar across the view that fills while something goes on. */
  readonly progress = element("div", "progress");
  private readonly bar = element("div", "progress-bar");
  private readonly facts = element("span", "facts");
  private readonly work = element("span", "work");
  private readonly stop: HTMLButtonElement;
  private readonly again: HTMLButtonElement;

  constructor(
    private readonly words: Words,
    events: { onStop(step: TableWork["step"]): void; onCheck(): void },
  ) {
    this.stop = iconButton(icon("stop"), words.say("stop"), () => {
      if (this.step !== undefined) events.onStop(this.step);
    });
    this.again = iconButton(icon("run"), words.say("checkAgain"), () => events.onCheck());
    this.progress.append(this.bar);
    this.progress.role = "presentation";
    this.element.append(this.facts, this.work, this.stop, this.again);
  }

  private step: TableWork["step"] | undefined;

  show(state: TableState): void {
    setText(this.facts, this.factsOf(state));
    const running = state.work.findLast((one) => one.state === "running");
    const checking = state.work.find(({ step }) => step === "checking");
    const isStopped = running === undefined && checking?.state === "stopped";
    this.step = running?.step;
    const percent = running === undefined ? 0 : percentOf(running);
    setText(this.work, running ? this.words.say(running.step, { percent }) : isStopped ? this.stoppedText(state) : "");
    this.stop.hidden = running === undefined || running.step === "indexing";
    this.again.hidden = !isStopped;
    this.progress.classList.toggle("running", running !== undefined);
    this.bar.style.transform = `scaleX(${percent / 100})`;
  }

  private factsOf({ container, format, rows, blank, problems, shown }: TableState): string {
    if (container === undefined) return "";
    const { words } = this;
    const facts = [
      { jsonl: "JSON Lines", json: "JSON", csv: "CSV", tsv: "TSV", text: words.say("text") }[container],
      format ?? words.say("unknownFormat"),
      shown === rows ? words.say("rows", { rows: rows - blank }) : words.say("shownOf", { shown, rows }),
      words.say("problems", { count: problems }),
    ];
    return facts.join("  ·  ");
  }

  private stoppedText({ checked, rows }: TableState): string {
    return this.words.say("stopped" satisfies TextName, { checked, rows });
  }
}

function percentOf({ done, total }: TableWork): number {
  return total === 0 ? 0 : Math.min(100, Math.floor((done / total) * 100));
}
