import * as vscode from "vscode";
import { bytesText, timeText } from "../../text/amounts";
import { defaultRevision, type ModelName } from "../../perplexity/hub/model-name";

/** A model as people know it: `owner/name (q8)`. */
export function modelTitle({ name, revision, label }: ModelName & { readonly label: string }): string {
  return `${revision === defaultRevision ? name : `${name}@${revision}`} (${label})`;
}

const interval = 250;

/** How far a download has come, in words, now and then. */
export class TransferText {
  private first: { readonly at: number; readonly done: number } | undefined;
  private next = 0;

  /** `now` in milliseconds. Undefined when it is too early to say something else. */
  at(now: number, done: number, total: number): string | undefined {
    // What was there before did not come at this rate.
    this.first ??= { at: now, done };
    if (now < this.next && done < total) return undefined;
    this.next = now + interval;
    const rate = (done - this.first.done) / ((now - this.first.at) / 1000);
    const [shown, all] = [bytesText(done), bytesText(total)];
    if (!(rate > 0 && rate < Infinity)) return vscode.l10n.t("{0} of {1}", shown, all);
    const left = timeText((total - done) / rate);
    return vscode.l10n.t("{0} of {1}, {2}/s, {3} left", shown, all, bytesText(rate), left);
  }
}
