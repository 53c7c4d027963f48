import { element, setText } from "../../webview/element";
import type { CleanedPart, ViewState } from "../messages";
import type { Words } from "./texts";

const parts = ["clean", "compare", "rejected", "pairs", "report"] as const satisfies readonly CleanedPart[];

/** A line that says what was written, with a way to look at each part of it. */
export class Written {
  readonly element = element("section", "written");
  private readonly text = element("span");
  private readonly links: Readonly<Record<CleanedPart, HTMLButtonElement>>;

  constructor(
    private readonly words: Words,
    onShow: (part: CleanedPart) => void,
  ) {
    const link = (part: CleanedPart): HTMLButtonElement => {
      const made = element("button", "link", words.say(`show-${part}`));
      made.type = "button";
      made.addEventListener("click", () => onShow(part));
      return made;
    };
    this.links = Object.fromEntries(parts.map((part) => [part, link(part)])) as Record<CleanedPart, HTMLButtonElement>;
    this.element.role = "status";
    this.element.hidden = true;
    this.element.append(this.text, ...Object.values(this.links));
  }

  show({ written }: ViewState): void {
    this.element.hidden = written === undefined;
    if (written === undefined) return;
    const { name, kept, rejected, pairs, hasOriginal } = written;
    setText(this.text, this.words.say("written", { name, kept, rejected }));
    this.links.pairs.hidden = pairs === 0;
    this.links.compare.hidden = !hasOriginal;
  }
}
