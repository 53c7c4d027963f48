import * as vscode from "vscode";
import { parsePrompt } from "../prompt/parse";
import { templateNames, type TemplateName } from "../prompt/model";
import { renderPrompt } from "../prompt/templates/render";
import { chatTemplate, chatTemplates } from "../prompt/templates";
import type { EditorConfiguration } from "./configuration";
import { readText } from "./configuration-files";
import type { Prompts } from "./prompts";

const scheme = "winnow-preview";

/** Shows beside a prompt the exact string that a model sees, and follows the prompt while it is edited. */
export class TemplatePreview implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly subscriptions: vscode.Disposable[];

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly prompts: Prompts,
    private readonly configuration: EditorConfiguration,
  ) {
    this.subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        for (const preview of vscode.workspace.textDocuments) {
          if (preview.uri.scheme === scheme && preview.uri.query === document.uri.toString())
            this.changed.fire(preview.uri);
        }
      }),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions, this.changed).dispose();
  }

  /** Opens the preview of a prompt in the template configured, or in one that the user picks. */
  async show(source: vscode.Uri, given?: TemplateName): Promise<void> {
    const document = await vscode.workspace.openTextDocument(source);
    const template = given ?? (await this.configuredTemplate(document)) ?? (await pickTemplate(this.configuration));
    if (template === undefined) return;
    const preview = await vscode.workspace.openTextDocument(previewUri(source, template));
    await vscode.window.showTextDocument(preview, {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
      preview: true,
    });
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const source = vscode.Uri.parse(uri.query, true);
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.query);
    const prompt = open && (await this.prompts.check(open))?.prompt;
    if (!isTemplateName(uri.authority)) return vscode.l10n.t("There is no chat template {0}.", uri.authority);
    const template = chatTemplate(uri.authority);
    if (prompt !== undefined) return renderPrompt(prompt, template).text;
    const strippedComments = await this.configuration.strippedComments(source);
    return renderPrompt(parsePrompt((await readText(source)) ?? "", { strippedComments }), template).text;
  }

  private async configuredTemplate(document: vscode.TextDocument): Promise<TemplateName | undefined> {
    const configuration = await this.configuration.for(document);
    return (configuration?.file?.configuration.model ?? configuration?.model)?.template;
  }
}

/** The template's name is the authority, the prompt's address the query, and the path what the tab shows. */
function previewUri(source: vscode.Uri, template: TemplateName): vscode.Uri {
  const name = source.path.slice(source.path.lastIndexOf("/") + 1);
  return vscode.Uri.from({ scheme, authority: template, path: `/${name} (${template})`, query: source.toString() });
}

/** Lets the user pick a chat template by name or model; undefined when they do not. */
export async function pickTemplate(configuration: EditorConfiguration): Promise<TemplateName | undefined> {
  const items = chatTemplates.map(({ name, title, models }) => ({
    label: title[configuration.locale],
    description: name,
    detail: models.join(configuration.locale === "en" ? ", " : "、"),
    name,
  }));
  const placeHolder = vscode.l10n.t("Which base model's chat template?");
  const options = { placeHolder, matchOnDescription: true, matchOnDetail: true };
  return (await vscode.window.showQuickPick(items, options))?.name;
}

/** True for the name of a template that Winnow knows. */
export function isTemplateName(name: unknown): name is TemplateName {
  return templateNames.some((known) => known === name);
}
