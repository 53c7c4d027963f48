import type { DiskState } from "../messages";
import type { TableState } from "../../dataset-worker/table-protocol";
import { element, setText } from "../../webview/element";
import { icon } from "../../webview/icons";
import type { Words } from "./texts";

/** A line above the table for what one has to know: the file is another by now, or could not be read. */
export class Notices {
  readonly element = element("div", "notice", icon("warning"));
  private readonly text = element("span");
  private readonly reload: HTMLButtonElement;
  private disk: DiskState = "same";
  private failure: string | undefined;

  constructor(
    private readonly words: Words,
    private readonly name: string,
    onReload: () => void,
  ) {
    this.reload = element("button", "button", words.say("reload"));
    this.reload.type = "button";
    this.reload.addEventListener("click", onReload);
    this.element.role = "alert";
    this.element.append(this.text, this.reload);
    this.render();
  }

  showDisk(disk: DiskState): void {
    this.disk = disk;
    this.render();
  }

  showState({ work }: TableState): void {
    const error = work.find(({ state }) => state === "failed")?.error;
    this.failure = error?.reason[this.words.locale];
    this.render();
  }

  private render(): void {
    const { words, name, disk, failure } = this;
    this.element.hidden = disk === "same" && failure === undefined;
    this.reload.hidden = disk === "deleted";
    if (disk !== "same") setText(this.text, words.say(disk, { name }));
    else if (failure !== undefined) setText(this.text, words.say("failed", { name, reason: failure }));
  }
}
