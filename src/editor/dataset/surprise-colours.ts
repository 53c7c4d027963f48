import * as vscode from "vscode";
import type { EditorConfiguration } from "../configuration";
import { RequestError } from "../dataset-worker/client";
import type { Datasets } from "./datasets";
import { perplexityModel } from "./perplexity-model";

/** A word to colour. */
interface Word {
  readonly range: vscode.Range;
  readonly nats: number;
}

interface ColourEvents {
  /** Nothing can be coloured, for this reason. */
  readonly onProblem: (problem: string) => void;
  /** Something failed that must not, while nobody waited for it. */
  readonly onError: (error: Error) => void;
}

/** How many standard deviations above the mean of the words in view each colour begins. */
const levels = [1, 1.5, 2, 2.75] as const;

// How long the text or the view has to rest, in milliseconds.
const rest = 150;
const longestText = 40_000;
// Rows around those in view, so that small steps find them coloured.
const around = 5;

/** Colours words by how surprising a language model finds them, in the documents where that is switched on. */
export class SurpriseColours implements vscode.Disposable {
  private readonly on = new Set<vscode.TextDocument>();
  private readonly timers = new Map<vscode.TextEditor, NodeJS.Timeout>();
  private readonly running = new Map<vscode.TextEditor, AbortController>();
  private readonly types = levels.map((_, i) =>
    vscode.window.createTextEditorDecorationType({
      backgroundColor: new vscode.ThemeColor(`winnow.surprise${i + 1}`),
      borderRadius: "2px",
      overviewRulerLane: vscode.OverviewRulerLane.Right,
      ...(i === levels.length - 1 && { overviewRulerColor: new vscode.ThemeColor(`winnow.surprise${i + 1}`) }),
    }),
  );
  private readonly subscription: vscode.Disposable;
  private readonly colouredEmitter = new vscode.EventEmitter<ShownColours>();

  /** Fires when the words of an editor have been coloured. */
  readonly onDidColour = this.colouredEmitter.event;

  constructor(
    private readonly datasets: Datasets,
    private readonly configuration: EditorConfiguration,
    private readonly events: ColourEvents,
  ) {
    this.subscription = vscode.Disposable.from(
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.soon(textEditor)),
      vscode.window.onDidChangeVisibleTextEditors(() => this.all()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.all(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.on.delete(document)),
      configuration.onDidChange(() => this.all()),
    );
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const running of this.running.values()) running.abort();
    vscode.Disposable.from(this.subscription, this.colouredEmitter, ...this.types).dispose();
  }

  /** Switches the colours of a document on or off. */
  async toggle(document: vscode.TextDocument): Promise<void> {
    if (!this.on.has(document)) return this.show(document);
    this.on.delete(document);
    for (const editor of editorsOf(document)) this.paint(editor, []);
  }

  async show(document: vscode.TextDocument): Promise<void> {
    this.on.add(document);
    await Promise.all(editorsOf(document).map((editor) => this.colour(editor)));
  }

  private all(document?: vscode.TextDocument): void {
    for (const editor of vscode.window.visibleTextEditors)
      if (document === undefined || editor.document === document) this.soon(editor);
  }

  private soon(editor: vscode.TextEditor): void {
    if (!this.on.has(editor.document)) return;
    clearTimeout(this.timers.get(editor));
    this.timers.set(
      editor,
      setTimeout(() => {
        this.timers.delete(editor);
        // It may have been switched off meanwhile.
        if (this.on.has(editor.document)) this.colour(editor).catch(this.events.onError);
      }, rest),
    );
  }

  private async colour(editor: vscode.TextEditor): Promise<void> {
    const { document } = editor;
    this.running.get(editor)?.abort();
    const controller = new AbortController();
    this.running.set(editor, controller);
    const { version } = document;
    try {
      const words = await this.wordsOf(editor, controller.signal);
      // What has been typed meanwhile asks anew.
      if (words === undefined || document.version !== version || !this.on.has(document)) return;
      this.paint(editor, words);
    } catch (error) {
      if (error instanceof RequestError && error.cancelled) return;
      throw error;
    } finally {
      if (this.running.get(editor) === controller) this.running.delete(editor);
    }
  }

  private async wordsOf(editor: vscode.TextEditor, signal: AbortSignal): Promise<Word[] | undefined> {
    const { document } = editor;
    const model = perplexityModel(this.configuration, document);
    const view = viewOf(editor);
    if (await this.datasets.isRead(document)) {
      const range = { start: placeOf(view.start), end: placeOf(view.end) };
      const found = await this.datasets.ask("document/surprise", document, { ...range, model }, { signal });
      if (found === undefined) return undefined;
      if ("problem" in found) return this.giveUp(document, found.problem);
      return found.map(({ start, end, nats }) => ({
        range: new vscode.Range(start.line, start.character, end.line, end.character),
        nats,
      }));
    }
    const whole = document.getText();
    const isShort = whole.length <= longestText;
    const text = isShort ? whole : document.getText(view);
    const from = isShort ? 0 : document.offsetAt(view.start);
    const found = await this.datasets.client.request("text/surprise", { text, model }, { signal });
    if ("problem" in found) return this.giveUp(document, found.problem);
    const at = (offset: number): vscode.Position => document.positionAt(from + offset);
    return found.words.map(({ start, end, nats }) => ({ range: new vscode.Range(at(start), at(end)), nats }));
  }

  private giveUp(document: vscode.TextDocument, problem: string): undefined {
    this.on.delete(document);
    for (const editor of editorsOf(document)) this.paint(editor, []);
    this.events.onProblem(problem);
    return undefined;
  }

  private paint(editor: vscode.TextEditor, words: readonly Word[]): void {
    const { mean, deviation } = usualOf(words);
    const byLevel = levels.map((): vscode.DecorationOptions[] => []);
    for (const { range, nats } of words) {
      const level = levels.findLastIndex((from) => nats >= mean + from * deviation);
      if (level >= 0) byLevel[level]!.push({ range, hoverMessage: hoverText(nats, mean) });
    }
    this.types.forEach((type, i) => editor.setDecorations(type, byLevel[i]!));
    this.colouredEmitter.fire({
      document: editor.document,
      levels: byLevel.map((options) => options.map(({ range }) => range)),
    });
  }
}

/** The ranges of each colour in a document, the mildest first. */
export interface ShownColours {
  readonly document: vscode.TextDocument;
  readonly levels: readonly (readonly vscode.Range[])[];
}

function hoverText(nats: number, mean: number): string {
  const chance = Math.round(Math.exp(nats)).toLocaleString();
  const said = vscode.l10n.t(
    "Surprise: {0} nats, where words here have {1} in the mean.",
    nats.toFixed(1),
    mean.toFixed(1),
  );
  return nats > 25 ? said : `${said} ${vscode.l10n.t("The model gave it one chance in {0}.", chance)}`;
}

function usualOf(words: readonly Word[]): { readonly mean: number; readonly deviation: number } {
  const mean = words.reduce((sum, { nats }) => sum + nats, 0) / Math.max(1, words.length);
  const variance = words.reduce((sum, { nats }) => sum + (nats - mean) ** 2, 0) / Math.max(1, words.length);
  return { mean, deviation: Math.sqrt(variance) };
}

function editorsOf(document: vscode.TextDocument): vscode.TextEditor[] {
  return vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
}

/** What of a document is in view, and a few lines around. */
function viewOf({ document, visibleRanges }: vscode.TextEditor): vscode.Range {
  const first = Math.max(0, (visibleRanges[0]?.start.line ?? 0) - around);
  const last = Math.min(document.lineCount - 1, (visibleRanges.at(-1)?.end.line ?? 0) + around);
  return new vscode.Range(first, 0, last, document.lineAt(last).text.length);
}

function placeOf({ line, character }: vscode.Position) {
  return { line, character };
}
