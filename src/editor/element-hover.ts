import * as vscode from "vscode";
import { elementNames, type Element } from "../prompt/document";
import { elementPurposes, elementTitles, sourceTitles } from "../prompt/titles";
import { toRange } from "./convert";
import type { EditorConfiguration } from "./configuration";
import type { Prompts } from "./prompts";

/** Says what the parts under the pointer were taken for, what they are for, and how they were known. */
export class ElementHover implements vscode.HoverProvider {
  constructor(
    private readonly prompts: Prompts,
    private readonly configuration: EditorConfiguration,
  ) {}

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    if (!this.configuration.get("hover", document)) return undefined;
    const checked = await this.prompts.check(document);
    if (checked === undefined) return undefined;
    const offset = document.offsetAt(position);
    const elements = elementNames
      .flatMap((name) => checked.prompt.elements[name])
      .filter(({ range }) => range.start <= offset && offset < range.end)
      .sort((a, b) => a.range.end - a.range.start - (b.range.end - b.range.start));
    if (elements.length === 0) return undefined;
    const { locale } = checked.configuration;
    const say = ({ name, source }: Element): vscode.MarkdownString => {
      const how = locale === "en" ? ` (${sourceTitles[source].en})` : `（${sourceTitles[source][locale]}）`;
      return new vscode.MarkdownString(`**${elementTitles[name][locale]}**${how}  \n${elementPurposes[name][locale]}`);
    };
    return new vscode.Hover(elements.map(say), toRange(document, elements[0]!.range));
  }
}
