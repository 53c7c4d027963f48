import * as vscode from "vscode";
import type { Locale } from "../lint/locale";

export const ruleScheme = "winnow-rule";

/** Where the page of a rule stands: a virtual document, so it opens without a network. */
export function ruleUri(rule: string, locale: Locale): vscode.Uri {
  return vscode.Uri.from({ scheme: ruleScheme, path: `/${locale}/${rule}.md` });
}
