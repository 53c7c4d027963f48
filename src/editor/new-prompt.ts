import * as vscode from "vscode";
import type { Locale } from "../lint/locale";
import { starterKinds, starters, type StarterKind } from "../prompt/starters";
import { promptLanguage } from "./languages";

/** What a new prompt is to be; asked for where it is not given. */
export interface NewPrompt {
  readonly kind?: StarterKind;
  readonly language?: "en" | "zh";
}

/** Opens an untitled prompt with the guide's formula in it, its parts to be filled in one after the other. */
export async function newPrompt(locale: Locale, given: NewPrompt = {}): Promise<void> {
  const kind = given.kind ?? (await pickKind(locale));
  if (kind === undefined) return;
  const language = given.language ?? (await pickLanguage(locale));
  if (language === undefined) return;
  const document = await vscode.workspace.openTextDocument({ language: promptLanguage, content: "" });
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(starters[kind].body[language]));
}

async function pickKind(locale: Locale): Promise<StarterKind | undefined> {
  const items = starterKinds.map((kind) => ({
    label: starters[kind].title[locale],
    description: starters[kind].description[locale],
    starter: kind,
  }));
  const placeHolder = vscode.l10n.t("What is the prompt for?");
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.starter;
}

async function pickLanguage(locale: Locale): Promise<"en" | "zh" | undefined> {
  const items = [
    { label: "English", language: "en" as const },
    { label: "中文", description: vscode.l10n.t("Chinese"), language: "zh" as const },
  ];
  const placeHolder = vscode.l10n.t("In which language is the prompt?");
  const sorted = locale === "en" ? items : items.reverse();
  return (await vscode.window.showQuickPick(sorted, { placeHolder }))?.language;
}
