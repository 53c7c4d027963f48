import * as vscode from "vscode";
import { localize, type Localized } from "../lint/locale";
import type { Problem } from "../lint/problem";
import { elementNames, type ElementName } from "../prompt/document";
import { promptRules } from "../prompt/rules";
import { elementTitles, kindTitles } from "../prompt/titles";
import { toRange } from "./convert";
import { promptLanguages } from "./languages";
import { firstWords } from "./outline";
import { largestPrompt, type CheckedPrompt, type Prompts } from "./prompts";

// Beside the names of parts, which follow the setting `winnow.locale`, so these do not follow the display language.
const words = {
  tokens: { en: "About {tokens} tokens", "zh-cn": "约 {tokens} 个 token" },
  has: { en: "Has: {parts}", "zh-cn": "已有：{parts}" },
  missing: { en: "Missing: {parts}", "zh-cn": "缺少：{parts}" },
  nothing: { en: "Nothing recognised yet", "zh-cn": "尚未识别出任何部分" },
  title: { en: "Kind: {kind}. {tokens}", "zh-cn": "类型：{kind}，{tokens}" },
} satisfies Record<string, Localized>;

/** What the status item tells of a prompt. */
export interface PromptSummary {
  readonly present: readonly ElementName[];
  /** Parts that a rule asks for in a prompt of this kind. */
  readonly missing: readonly { readonly name: ElementName; readonly problem: Problem }[];
  readonly tokens: number;
}

/** What is in a prompt, and what a rule finds missing in it. */
export function summarize({ prompt, problems }: CheckedPrompt): PromptSummary {
  const present = elementNames.filter((name) => prompt.elements[name].length > 0);
  const missing = elementNames.flatMap((name) => {
    const asking = promptRules.filter(({ asksFor }) => asksFor === name).map(({ id }) => id);
    const problem = problems.find(({ rule }) => asking.includes(rule));
    return problem === undefined ? [] : [{ name, problem }];
  });
  return { present, missing, tokens: prompt.tokens };
}

/** The language status item of the active prompt: tokens at a glance, what is there and what is missing in its details. */
export class Status implements vscode.Disposable {
  private readonly item: vscode.LanguageStatusItem;
  private readonly updated = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];

  /** Fires when what the item says may have changed. */
  readonly onDidUpdate = this.updated.event;

  constructor(
    private readonly prompts: Prompts,
    onDidCheck: vscode.Event<CheckedPrompt>,
  ) {
    this.item = vscode.languages.createLanguageStatusItem("winnow.status", [...promptLanguages]);
    this.item.name = "Winnow";
    this.item.command = { title: vscode.l10n.t("Details"), command: "winnow.showDetails" };
    this.subscriptions = [
      vscode.window.onDidChangeActiveTextEditor(() => void this.update()),
      onDidCheck(({ document }) => {
        if (document === vscode.window.activeTextEditor?.document) void this.update();
      }),
    ];
    void this.update();
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions, this.item, this.updated).dispose();
  }

  /** What the item says now. */
  get shown(): { readonly text: string; readonly detail: string } {
    return { text: this.item.text, detail: this.item.detail ?? "" };
  }

  private async update(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const checked = document && (await this.prompts.check(document));
    if (document !== vscode.window.activeTextEditor?.document) return;
    await vscode.commands.executeCommand("setContext", "winnow.activePrompt", checked !== undefined);
    // The item shows beside the active editor alone, whose language may be any where globs name the file.
    this.item.selector = checked === undefined ? [...promptLanguages] : [document!.languageId];
    this.item.text = checked === undefined ? vscode.l10n.t("No prompt") : tokensText(checked);
    this.item.detail = checked === undefined ? uncheckedDetail(document) : detail(checked);
    this.item.severity =
      checked && summarize(checked).missing.some(({ problem }) => problem.severity === "warning")
        ? vscode.LanguageStatusSeverity.Warning
        : vscode.LanguageStatusSeverity.Information;
    this.updated.fire();
  }
}

function uncheckedDetail(document: vscode.TextDocument | undefined): string {
  if (document === undefined || !isLarge(document)) return vscode.l10n.t("Winnow does not check this file.");
  return vscode.l10n.t("This file is too large to be checked here. Use “winnow check” in a terminal.");
}

/** Line by line, as putting the whole text together would hold up the editor. */
function isLarge(document: vscode.TextDocument): boolean {
  let units = 0;
  for (let line = 0; line < document.lineCount && units <= largestPrompt; line++) {
    units += document.lineAt(line).text.length + 1;
  }
  return units > largestPrompt;
}

function tokensText({ prompt, configuration: { locale } }: CheckedPrompt): string {
  return localize(words.tokens, locale, { tokens: prompt.tokens.toLocaleString(locale) });
}

function detail(checked: CheckedPrompt): string {
  const { present, missing } = summarize(checked);
  const { locale } = checked.configuration;
  const list = (names: readonly ElementName[]): string =>
    names.map((name) => elementTitles[name][locale]).join(locale === "en" ? ", " : "、");
  const there = present.length > 0 ? localize(words.has, locale, { parts: list(present) }) : words.nothing[locale];
  if (missing.length === 0) return there;
  const parts = list(missing.map(({ name }) => name));
  return `${there} · ${localize(words.missing, locale, { parts })}`;
}

/** Lists what is in the active prompt and what is missing; picking one goes to its place. */
export async function showDetails(prompts: Prompts): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const checked = editor && (await prompts.check(editor.document));
  if (editor === undefined || checked === undefined) return;
  const { locale } = checked.configuration;
  const { present, missing } = summarize(checked);
  const text = editor.document.getText();
  const items = [
    ...present.flatMap((name) =>
      checked.prompt.elements[name].map(({ range }) => ({
        label: `$(check) ${elementTitles[name][locale]}`,
        description: firstWords(text, range),
        range,
      })),
    ),
    ...missing.map(({ name, problem }) => ({
      label: `$(circle-slash) ${elementTitles[name][locale]}`,
      description: problem.message,
      range: problem.range,
    })),
  ];
  const kind = kindTitles[checked.prompt.kind][locale];
  const title = localize(words.title, locale, { kind, tokens: tokensText(checked) });
  const picked = await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
  if (picked === undefined) return;
  const range = toRange(editor.document, picked.range);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
