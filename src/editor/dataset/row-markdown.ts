import * as vscode from "vscode";
import type { Locale } from "../../lint/locale";
import { answerTitles, partTitles, roleTitles } from "../../dataset/titles";
import type { RowTurn, RowView } from "../dataset-worker/documents-protocol";

// Longer conversations are for the preview.
const mostTurns = 12;

/** What a row is called where people see it: 1-based. */
export function rowTitle({ row, format }: Pick<RowView, "row" | "format">): string {
  const name = vscode.l10n.t("Row {0}", (row + 1).toLocaleString());
  return format === undefined ? name : `${name} · ${format}`;
}

/** Who says a turn, and what it is. */
export function turnTitle({ role, part, answer }: RowTurn, locale: Locale): string {
  const notes = [answer && answerTitles[answer][locale], partTitles[part]?.[locale]].filter(Boolean);
  if (notes.length === 0) return roleTitles[role][locale];
  return locale === "en"
    ? `${roleTitles[role].en} (${notes.join(", ")})`
    : `${roleTitles[role][locale]}（${notes.join("、")}）`;
}

/**
 * A row as a conversation. The row's own text stands in fences that it cannot close, so that nothing in it becomes a
 * link, a picture or a command.
 */
export function rowMarkdown(view: RowView, locale: Locale): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  markdown.appendMarkdown(`**${escaped(rowTitle(view))}**\n\n`);
  for (const turn of view.turns.slice(0, mostTurns)) {
    markdown.appendMarkdown(`##### ${turnTitle(turn, locale)}\n\n`);
    appendText(markdown, turn.text, turn.cut);
  }
  const more = view.turns.length - mostTurns;
  if (more > 0) markdown.appendMarkdown(`*${vscode.l10n.t("{0} more turns", more.toLocaleString())}*\n\n`);
  if (view.text !== undefined) appendText(markdown, view.text, view.cut);
  return markdown;
}

function appendText(markdown: vscode.MarkdownString, text: string, cut: number): void {
  markdown.appendMarkdown(`${fenced(text + (cut > 0 ? " …" : ""))}\n\n`);
  if (cut > 0) markdown.appendMarkdown(`*${vscode.l10n.t("{0} more characters", cut.toLocaleString())}*\n\n`);
}

/** The text between fences that are longer than any run of backticks in it. */
function fenced(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(Math.max(3, longest + 1));
  return `${fence}text\n${text}\n${fence}`;
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~]/g, "\\$&");
}
