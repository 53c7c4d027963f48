import * as vscode from "vscode";
import { bytesText, timeText } from "../../text/amounts";
import { Pace } from "../../text/pace";
import { defaultRevision, type ModelName } from "../../perplexity/hub/model-name";

/** A model as people know it: `owner/name (q8)`. */
export function modelTitle({ name, revision, label }: ModelName & { readonly label: string }): string {
  return `${revision === defaultRevision ? name : `${name}@${revision}`} (${label})`;
}

const interval = 250;

/** How far a download has come, in words, now and then. */
export class TransferText {
  private readonly pace = new Pace();
  private next = 0;

  /** `now` in milliseconds. Undefined when it is too early to say something else. */
  at(now: number, done: number, total: number): string | undefined {
    const pace = this.pace.at(now, done, total);
    if (now < this.next && done < total) return undefined;
    this.next = now + interval;
    const [shown, all] = [bytesText(done), bytesText(total)];
    if (pace === undefined) return vscode.l10n.t("{0} of {1}", shown, all);
    return vscode.l10n.t("{0} of {1}, {2}/s, {3} left", shown, all, bytesText(pace.rate), timeText(pace.left));
  }
}
