import { element, setText } from "../../webview/element";
import { icon } from "../../webview/icons";
import type { ViewState } from "../messages";
import type { Words } from "./texts";

/** A line above all for what one has to know: the dataset is another by now, or could not be read. */
export class Notice {
  readonly element = element("div", "notice", icon("warning"));
  private readonly text = element("span");
  private readonly again: HTMLButtonElement;

  constructor(
    private readonly words: Words,
    private readonly name: string,
    onAgain: () => void,
  ) {
    this.again = element("button", "button", words.say("again"));
    this.again.type = "button";
    this.again.addEventListener("click", onAgain);
    this.element.role = "alert";
    this.element.hidden = true;
    this.element.append(this.text, this.again);
  }

  show(state: ViewState): void {
    const text = this.textOf(state);
    this.element.hidden = text === "";
    this.element.classList.toggle("good", state.applied !== undefined);
    setText(this.text, text);
  }

  private textOf({ phase, applied, isStale, error = "" }: ViewState): string {
    const { words, name } = this;
    if (phase === "failed") return words.say("failed", { reason: error });
    if (phase === "searching") return "";
    if (applied !== undefined) return words.say("applied", { count: applied, name });
    return isStale ? words.say("stale", { name }) : "";
  }
}
