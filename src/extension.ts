import { started } from "./editor/started";
import type { ExtensionContext } from "vscode";
import { Winnow } from "./editor/winnow";

/** Starts Winnow in the editor; what it returns is what the tests inside the editor look at. */
export function activate(context: ExtensionContext): Winnow {
  const winnow = new Winnow(started, context.globalStorageUri);
  context.subscriptions.push(winnow);
  return winnow;
}
