import path from "node:path";
import type { ScoreTexts } from "../../clean/plan/score-rows";
import type { RowScore } from "../../dataset/scores/row-score";
import type { Locale } from "../../lint/locale";
import type { DeviceChoice } from "../../perplexity/devices";
import { perplexity } from "../perplexity";
import type { Progress } from "../progress";
import type { Terminal } from "../terminal";
import { modelEvents } from "./model-events";
import { modelPath } from "./model-path";

interface Surroundings {
  readonly terminal: Terminal;
  readonly locale: Locale;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/**
 * Scores texts in the process of a model, which begins with the first that no earlier run has scored. To be disposed of.
 * `model`: what people call it.
 */
export function textScorer(
  { model, device }: { readonly model: string; readonly device: DeviceChoice },
  { terminal, locale, progress, signal }: Surroundings,
): { readonly score: ScoreTexts; readonly model: string; dispose(): Promise<void> } {
  const { cacheFolder, cacheKey, openModelFolder, PerplexityClient, ScoreCache, scoreTexts } = perplexity();
  const settings = { model: modelPath(model, locale), device, threads: 0 };
  const cache = new ScoreCache(path.join(cacheFolder(), "scores"), cacheKey(openModelFolder(settings.model), {}));
  const note = (text: string): void => {
    progress.clear();
    terminal.err(`${text}\n`);
  };
  const file = path.join(__dirname, "sidecar.js");
  const client = new PerplexityClient({ file, settings, grace: 500, ...modelEvents(note, false, locale) });
  return {
    model: path.basename(settings.model),
    score: async (texts, onScored) => {
      const scores: (RowScore | undefined)[] = [];
      await scoreTexts(texts, {
        client: () => client,
        cache,
        signal,
        onResult: (text, result) => {
          scores[text] = "failure" in result ? undefined : result;
          onScored();
        },
      });
      return scores;
    },
    dispose: () => client.dispose(),
  };
}
