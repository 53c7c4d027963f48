import { element, setText } from "./element";
import { icon } from "./icons";

interface NoticeButton {
  readonly text: string;
  readonly onClick: () => void;
}

/** A line above all for what one has to know, with buttons that do something about it. */
export class Notice<Name extends string> {
  readonly element = element("div", "notice", icon("warning"));
  private readonly text = element("span", "notice-text");
  private readonly buttons: ReadonlyMap<string, HTMLButtonElement>;

  constructor(buttons: Readonly<Record<Name, NoticeButton>>) {
    const made = Object.entries<NoticeButton>(buttons).map(([name, { text, onClick }]) => {
      const button = element("button", "button", text);
      button.type = "button";
      button.addEventListener("click", onClick);
      return [name, button] as const;
    });
    this.buttons = new Map(made);
    this.element.role = "alert";
    this.element.hidden = true;
    this.element.append(this.text, ...this.buttons.values());
  }

  /** Shows a text with some of the buttons, or nothing where it is empty. `isGood`: it is no warning. */
  show(text: string, isGood: boolean, buttons: readonly Name[]): void {
    this.element.hidden = text === "";
    this.element.classList.toggle("good", isGood);
    for (const [name, button] of this.buttons) button.hidden = !buttons.includes(name as Name);
    setText(this.text, text);
  }
}
