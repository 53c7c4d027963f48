import type { ExtensionContext } from "vscode";
import { Winnow } from "./editor/winnow";

/** Starts Winnow in the editor; what it returns is what the tests inside the editor look at. */
export function activate(context: ExtensionContext): Winnow {
  const winnow = new Winnow(performance.now());
  context.subscriptions.push(winnow);
  return winnow;
}
