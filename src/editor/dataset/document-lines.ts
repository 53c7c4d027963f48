import * as vscode from "vscode";
import { sampleLength, type LineSample } from "../dataset-worker/documents-protocol";

// A document's lines are at hand; its text as a whole is not, and putting it together would hold up the editor.

/** How many samples tell whether two texts are the same. */
const samples = 64;

/** How much text is handed over at once. */
const sliceSize = 1 << 20;

/** How long a document is, in UTF-16 units, but counted no further than `limit`. */
export function unitsUpTo(document: vscode.TextDocument, limit: number): number {
  let units = 0;
  for (let line = 0; line < document.lineCount && units < limit; line++) units += document.lineAt(line).text.length + 1;
  return Math.min(units, limit);
}

/** The first `length` units of a document. */
export function textBeginning(document: vscode.TextDocument, length: number): string {
  const parts: string[] = [];
  let units = 0;
  for (let line = 0; line < document.lineCount && units < length; line++) {
    const text = document.lineAt(line).text.slice(0, length);
    parts.push(text);
    units += text.length + 1;
  }
  return parts.join("\n").slice(0, length);
}

/** The beginning of a line. */
export function lineSample(document: vscode.TextDocument, line: number): LineSample {
  return { line, beginning: document.lineAt(line).text.slice(0, sampleLength) };
}

/** The beginnings of lines from all over a document. */
export function lineSamples(document: vscode.TextDocument): LineSample[] {
  const step = Math.max(1, document.lineCount / samples);
  const lines = new Set([document.lineCount - 1]);
  for (let line = 0; line < document.lineCount; line += step) lines.add(Math.floor(line));
  return [...lines].map((line) => lineSample(document, line));
}

/** The document's text in pieces; none of them ends within a character. */
export function* textSlices(
  document: vscode.TextDocument,
): Generator<{ readonly text: string; readonly last: boolean }> {
  const lineBreak = document.eol === vscode.EndOfLine.CRLF ? "\r\n" : "\n";
  let parts: string[] = [];
  let units = 0;
  for (let line = 0; line < document.lineCount; line++) {
    let { text } = document.lineAt(line);
    if (line + 1 < document.lineCount) text += lineBreak;
    while (units + text.length > sliceSize) {
      const cut = endOfCharacter(text, sliceSize - units);
      yield { text: parts.join("") + text.slice(0, cut), last: false };
      text = text.slice(cut);
      parts = [];
      units = 0;
    }
    parts.push(text);
    units += text.length;
  }
  yield { text: parts.join(""), last: true };
}

function endOfCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at - 1);
  return code >= 0xd800 && code < 0xdc00 ? at - 1 : at;
}
