import { element, setText } from "./element";
import { icon } from "./icons";

/** A line above all for what one has to know, with a button that begins again. */
export class Notice {
  readonly element = element("div", "notice", icon("warning"));
  private readonly text = element("span");

  constructor(again: string, onAgain: () => void) {
    const button = element("button", "button", again);
    button.type = "button";
    button.addEventListener("click", onAgain);
    this.element.role = "alert";
    this.element.hidden = true;
    this.element.append(this.text, button);
  }

  /** Shows a text, or nothing where it is empty. `isGood`: it is no warning. */
  show(text: string, isGood: boolean): void {
    this.element.hidden = text === "";
    this.element.classList.toggle("good", isGood);
    setText(this.text, text);
  }
}
