import * as vscode from "vscode";
import type { Locale } from "../lint/locale";
import type { Element, ElementName } from "../prompt/document";
import { chatRoleTitles, elementTitles } from "../prompt/titles";
import { contains, slice, type Range } from "../text/range";
import { toRange } from "./convert";
import { elementRuns } from "./element-runs";
import type { CheckedPrompt, Prompts } from "./prompts";

const symbolKinds: Readonly<Record<ElementName, vscode.SymbolKind>> = {
  role: vscode.SymbolKind.Interface,
  background: vscode.SymbolKind.Namespace,
  goal: vscode.SymbolKind.Event,
  requirements: vscode.SymbolKind.Property,
  outputFormat: vscode.SymbolKind.Struct,
  examples: vscode.SymbolKind.Array,
  fallback: vscode.SymbolKind.Operator,
  input: vscode.SymbolKind.Variable,
};

const longestDetail = 80;

/** The outline: a prompt's elements in the text's order, under their messages where it is a chat. */
export class Outline implements vscode.DocumentSymbolProvider {
  constructor(private readonly prompts: Prompts) {}

  async provideDocumentSymbols(document: vscode.TextDocument): Promise<vscode.DocumentSymbol[]> {
    const checked = await this.prompts.check(document);
    if (checked === undefined) return [];
    const { messages } = checked.prompt;
    const symbols = elementSymbols(checked);
    return messages.length > 1 ? underMessages(checked, symbols) : symbols.map(({ symbol }) => symbol);
  }
}

interface PlacedSymbol {
  readonly range: Range;
  readonly symbol: vscode.DocumentSymbol;
}

/** Neighbours of one name become one entry, with each of them as its child. */
function elementSymbols({ document, prompt, configuration }: CheckedPrompt): PlacedSymbol[] {
  return elementRuns(prompt).map(({ elements, range }) => {
    const symbol = elementSymbol(document, elements[0]!, range, configuration.locale);
    if (elements.length > 1) {
      symbol.children = elements.map((element) => {
        const child = elementSymbol(document, element, element.range, configuration.locale);
        return new vscode.DocumentSymbol(child.detail || child.name, "", child.kind, child.range, child.selectionRange);
      });
    }
    return { range, symbol };
  });
}

function elementSymbol(
  document: vscode.TextDocument,
  element: Element,
  range: Range,
  locale: Locale,
): vscode.DocumentSymbol {
  return new vscode.DocumentSymbol(
    elementTitles[element.name][locale],
    firstWords(document.getText(), element.range),
    symbolKinds[element.name],
    toRange(document, range),
    toRange(document, element.range),
  );
}

function underMessages({ document, prompt, configuration }: CheckedPrompt, symbols: PlacedSymbol[]) {
  return prompt.messages.map((message) => {
    const range = toRange(document, message.range);
    const marker = toRange(document, message.marker);
    const title = chatRoleTitles[message.role][configuration.locale];
    const detail = firstWords(document.getText(), message.content);
    const parent = new vscode.DocumentSymbol(title, detail, vscode.SymbolKind.Module, range, marker);
    parent.children = symbols.filter((s) => contains(message.range, s.range)).map(({ symbol }) => symbol);
    return parent;
  });
}

/** The first words of a range, on one line. */
export function firstWords(text: string, range: Range): string {
  const words = slice(text, { start: range.start, end: Math.min(range.end, range.start + 4 * longestDetail) });
  const line = words.replace(/\s+/g, " ").trim();
  return line.length > longestDetail ? `${line.slice(0, longestDetail - 1)}…` : line;
}
