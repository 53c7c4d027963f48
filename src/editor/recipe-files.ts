import * as vscode from "vscode";
import { toDiagnostic } from "./configuration-files";
import type { EditorConfiguration } from "./configuration";
import type { DatasetClient } from "./dataset-worker/client";
import { RequestError } from "./dataset-worker/client";

const pattern = "**/*.winnow-recipe.{json,yaml,yml}";
const yamlPattern = "**/*.winnow-recipe.{yaml,yml}";

/** Shows what is wrong with recipes that are open, and completes those in YAML; those in JSON are completed by their schema. */
export class RecipeFiles implements vscode.Disposable, vscode.CompletionItemProvider {
  private readonly issues = vscode.languages.createDiagnosticCollection("winnow-recipe");
  private readonly registrations: vscode.Disposable;

  constructor(
    private readonly client: DatasetClient,
    private readonly configuration: EditorConfiguration,
  ) {
    const { workspace } = vscode;
    this.registrations = vscode.Disposable.from(
      workspace.onDidOpenTextDocument((document) => void this.check(document)),
      workspace.onDidChangeTextDocument(({ document }) => void this.check(document)),
      workspace.onDidCloseTextDocument(({ uri }) => this.issues.delete(uri)),
      vscode.languages.registerCompletionItemProvider({ pattern: yamlPattern }, this, " ", "-", "/"),
    );
    for (const document of workspace.textDocuments) void this.check(document);
  }

  async provideCompletionItems(document: vscode.TextDocument, position: vscode.Position) {
    const offset = document.offsetAt(position);
    const found = await this.client.request("recipe/complete", { ...this.textOf(document), offset });
    return found.map(({ label, text, range, isKey, says }) => {
      const { Property, Value } = vscode.CompletionItemKind;
      const item = new vscode.CompletionItem(label, isKey ? Property : Value);
      item.insertText = text;
      item.range = new vscode.Range(document.positionAt(range.start), document.positionAt(range.end));
      if (says !== undefined) item.documentation = new vscode.MarkdownString(says);
      if (text.endsWith(" ")) item.command = { command: "editor.action.triggerSuggest", title: "" };
      return item;
    });
  }

  dispose(): void {
    vscode.Disposable.from(this.registrations, this.issues).dispose();
  }

  private async check(document: vscode.TextDocument): Promise<void> {
    if (vscode.languages.match({ pattern }, document) === 0) return;
    const { uri, version } = document;
    try {
      const recipe = this.textOf(document);
      const issues = await this.client.request("recipe/issues", recipe);
      if (document.isClosed || document.version !== version) return;
      this.issues.set(
        uri,
        issues.map((issue) => toDiagnostic(recipe.text, issue)),
      );
    } catch (error) {
      // The thread has died; the next change asks another.
      if (!(error instanceof RequestError)) throw error;
    }
  }

  private textOf(document: vscode.TextDocument) {
    const { locale } = this.configuration;
    return { text: document.getText(), isYaml: !document.uri.path.endsWith(".json"), locale };
  }
}
