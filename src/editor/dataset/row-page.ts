import * as vscode from "vscode";
import { answerTitles } from "../../dataset/titles";
import type { Locale } from "../../lint/locale";
import type { RowView } from "../dataset-worker/documents-protocol";
import { rowTitle, turnTitle } from "./row-markdown";

const style = `
  body { padding: 0 1rem 2rem; line-height: 1.5; max-width: 60rem; }
  h1 { font-size: 1.2em; font-weight: 600; }
  h2 { font-size: 1em; font-weight: 600; margin: 0 0 0.25rem; }
  section { margin: 0.75rem 0; padding: 0.6rem 0.9rem; border: 1px solid var(--vscode-widget-border, transparent);
    border-radius: 6px; background: var(--vscode-textBlockQuote-background); }
  section.assistant { background: var(--vscode-editorWidget-background); margin-left: 2rem; }
  section.user { margin-right: 2rem; }
  section.system, section.tool { border-style: dashed; }
  pre, .text { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; }
  pre { font-family: var(--vscode-editor-font-family); font-size: var(--vscode-editor-font-size); }
  .cut { opacity: 0.75; font-style: italic; }`;

/** A row as a page: the conversation, then the string that the base model sees of it. Nothing in it runs or links. */
export function rowPage(view: RowView, template: string | undefined, locale: Locale): string {
  const turns = view.turns.map(
    (turn) =>
      `<section class="${turn.role}"><h2>${escaped(turnTitle(turn, locale))}</h2>` +
      `<div class="text">${escaped(turn.text)}</div>${cutNote(turn.cut)}</section>`,
  );
  const written = view.text === undefined ? "" : `<pre>${escaped(view.text)}</pre>${cutNote(view.cut)}`;
  const heading = vscode.l10n.t("As the model sees it ({0})", template ?? "");
  const rendered = view.rendered.map(({ text, cut, answer }) => {
    const title = answer === undefined ? "" : `<h2>${escaped(answerTitles[answer][locale])}</h2>`;
    return `<section>${title}<pre>${escaped(text)}</pre>${cutNote(cut)}</section>`;
  });
  const asSeen = rendered.length === 0 ? "" : `<h1>${escaped(heading)}</h1>${rendered.join("")}`;
  return page(`<h1>${escaped(rowTitle(view))}</h1>${turns.join("")}${written}${asSeen}`, locale);
}

/** A page that says one sentence. */
export function emptyPage(sentence: string): string {
  return page(`<p>${escaped(sentence)}</p>`);
}

function page(body: string, locale: Locale = "en"): string {
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`;
  return `<!DOCTYPE html><html lang="${locale}"><head><meta charset="utf-8">${policy}<style>${style}</style></head><body>${body}</body></html>`;
}

function cutNote(cut: number): string {
  if (cut === 0) return "";
  return `<p class="cut">${escaped(vscode.l10n.t("{0} more characters", cut.toLocaleString()))}</p>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => entities[mark]!);
}
