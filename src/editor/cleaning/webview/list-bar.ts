import type { ChangeOrder } from "../../../clean/plan/changes";
import { element, setAttributes, setText } from "../../webview/element";
import type { TextName, Words } from "./texts";

const orders: readonly ChangeOrder[] = ["risk", "file"];

interface ListBarEvents {
  onOrder(): void;
  onSpareAll(isSpared: boolean): void;
}

/** What is listed and in which order, and what is done about all of it. */
export class ListBar {
  readonly element = element("header", "list-bar");
  private readonly title = element("h2", "list-title");
  private readonly count = element("span", "quiet");
  private readonly select = element("select");

  constructor(words: Words, events: ListBarEvents) {
    for (const order of orders) this.select.append(new Option(words.say(order), order));
    setAttributes(this.select, { "aria-label": words.say("order"), title: words.say("orderTip") });
    this.select.addEventListener("change", () => events.onOrder());
    const link = (name: TextName, tip: TextName, isSpared: boolean): HTMLButtonElement => {
      const button = element("button", "link", words.say(name));
      button.type = "button";
      button.title = words.say(tip);
      button.addEventListener("click", () => events.onSpareAll(isSpared));
      return button;
    };
    this.element.append(
      this.title,
      this.count,
      element("span", "gap"),
      link("takeAll", "takeAllTip", false),
      link("spareAll", "spareAllTip", true),
      this.select,
    );
  }

  get order(): ChangeOrder {
    return this.select.value as ChangeOrder;
  }

  show(title: string, count: string): void {
    setText(this.title, title);
    setText(this.count, count);
  }
}
