import * as vscode from "vscode";
import type { Locale } from "../lint/locale";
import { rulePage } from "../lint/rule-page";
import { documentedRules } from "../prompt/rules/documented";
import { kindTitles } from "../prompt/titles";
import type { DatasetClient } from "./dataset-worker/client";
import { ruleScheme, ruleUri } from "./rule-uri";

/** Serves the rules' pages as Markdown. */
export function registerRulePages(client: DatasetClient): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(ruleScheme, {
    provideTextDocumentContent: (uri) => pageAt(uri, client),
  });
}

/** Opens the page of a rule, as the preview of its Markdown. */
export async function openRulePage(rule: string, locale: Locale): Promise<void> {
  await vscode.commands.executeCommand("vscode.openWith", ruleUri(rule, locale), "vscode.markdown.preview.editor");
}

/** Lets the user pick a rule by id or title; undefined when they do not. */
export async function pickRule(locale: Locale, client: DatasetClient): Promise<string | undefined> {
  const ofPrompts = documentedRules.map((rule) => ({ label: rule.id, description: rule.title[locale] }));
  const ofDatasets = await client.request("rules/list", { locale });
  const items = [...ofPrompts, ...ofDatasets.map(({ rule, title }) => ({ label: rule, description: title }))];
  const placeHolder = vscode.l10n.t("Which rule?");
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.label;
}

async function pageAt({ path }: vscode.Uri, client: DatasetClient): Promise<string> {
  const [, locale, id] = /^\/(en|zh-cn)\/(.+)\.md$/.exec(path) ?? [];
  const rule = documentedRules.find((candidate) => candidate.id === id);
  if (rule !== undefined) return rulePage(rule, locale as Locale, kindTitles);
  const page = id && (await client.request("rules/page", { rule: id, locale: locale as Locale }));
  return page || vscode.l10n.t("There is no rule “{0}”.", id ?? path);
}
