import * as vscode from "vscode";
import { checkPrompt, type PromptCheck } from "../prompt/check";
import type { PromptDocument } from "../prompt/document";
import type { EditorConfiguration, PromptConfiguration } from "./configuration";

/** Prompts of more UTF-16 units are left to the command line, so that typing stays swift. */
export const largestPrompt = 2_000_000;

/** A prompt as one version of its document has it. */
export interface CheckedPrompt extends Omit<PromptCheck, "document"> {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly configuration: PromptConfiguration;
  readonly prompt: PromptDocument;
}

interface Entry {
  readonly version: number;
  readonly generation: number;
  readonly result: Promise<CheckedPrompt | undefined>;
}

/** Parses and checks each version of each prompt once, for everything that shows something of it. */
export class Prompts implements vscode.Disposable {
  private readonly invalidated = new vscode.EventEmitter<void>();
  private readonly entries = new WeakMap<vscode.TextDocument, Entry>();
  private readonly subscription: vscode.Disposable;
  private generation = 0;

  /** Fires when every result so far is out of date, because something else is configured. */
  readonly onDidInvalidate = this.invalidated.event;

  constructor(
    private readonly configuration: EditorConfiguration,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.subscription = configuration.onDidChange(() => {
      this.generation++;
      this.invalidated.fire();
    });
  }

  dispose(): void {
    vscode.Disposable.from(this.subscription, this.invalidated).dispose();
  }

  /**
   * The prompt as the document has it at the moment of the answer: results that a change has overtaken are dropped.
   * Undefined when the document is no prompt to check, or is closed.
   */
  async check(document: vscode.TextDocument): Promise<CheckedPrompt | undefined> {
    while (!document.isClosed) {
      const entry = this.entryFor(document);
      const result = await entry.result;
      if (this.isCurrent(document, entry)) return result;
    }
    return undefined;
  }

  private entryFor(document: vscode.TextDocument): Entry {
    const known = this.entries.get(document);
    if (known !== undefined && this.isCurrent(document, known)) return known;
    const entry = { version: document.version, generation: this.generation, result: this.run(document) };
    this.entries.set(document, entry);
    return entry;
  }

  private isCurrent(document: vscode.TextDocument, entry: Pick<Entry, "version" | "generation">): boolean {
    return document.version === entry.version && this.generation === entry.generation;
  }

  private async run(document: vscode.TextDocument): Promise<CheckedPrompt | undefined> {
    const configuration = await this.configuration.for(document);
    if (configuration === undefined) return undefined;
    const { version } = document;
    const text = document.getText();
    if (text.length > largestPrompt) {
      this.log.info(vscode.l10n.t("{0} is too large to be checked in the editor.", document.uri.toString(true)));
      return undefined;
    }
    const started = performance.now();
    try {
      const { document: prompt, ...result } = this.checkText(text, configuration);
      this.log.debug(`${configuration.path} v${version}: ${(performance.now() - started).toFixed(1)} ms`);
      return { document, version, configuration, prompt, ...result };
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
      return undefined;
    }
  }

  /** Checks any text as if it stood in a document so configured. */
  checkText(text: string, { path, locale, file, rules, model }: PromptConfiguration): PromptCheck {
    return checkPrompt(text, {
      path,
      locale,
      configuration: file?.configuration,
      baseRules: rules,
      model,
      onRuleError: (rule, error) => this.log.error(rule, error instanceof Error ? (error.stack ?? error) : error),
    });
  }
}
