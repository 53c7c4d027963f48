import path from "node:path";
import { localize, type Locale, type Localized } from "../../lint/locale";
import type { PerplexityClient } from "../../perplexity/client";
import type { Failure } from "../../perplexity/failure";
import type { DeviceInUse } from "../../perplexity/protocol";
import type { ScoreCache } from "../../perplexity/cache/score-cache";
import type { ScoreTextsOptions } from "../../perplexity/score-texts";
import type { ModelChoice, NotScored } from "../dataset-worker/scores-protocol";
import type { Emit } from "../dataset-worker/serve";
import { perplexity } from "./perplexity";

/** Gives each text its score under a language model. Rejects with a `ModelError` where the model cannot be used. */
export interface Scores {
  score(texts: readonly string[], model: ModelChoice, options: ScoreOptions): Promise<void>;
}

export type ScoreOptions = Pick<ScoreTextsOptions, "tokens" | "signal" | "onResult">;

/** Why a model cannot be used, in a sentence. */
export class ModelError extends Error {
  override readonly name = "ModelError";
}

interface Opened {
  readonly client: PerplexityClient;
  readonly cache: ScoreCache;
  /** How many callers it works for. */
  callers: number;
}

const words = {
  notUsed: { en: "{device} is not in use: {why}", "zh-cn": "未使用 {device}：{why}" },
  goesOn: { en: "{text} Going on with {device}.", "zh-cn": "{text} 改用 {device} 继续。" },
  crash: {
    en: "The process that runs the perplexity model stopped unexpectedly ({reason}) and was started again.",
    "zh-cn": "运行困惑度模型的进程意外退出（{reason}），已重新启动。",
  },
} satisfies Record<string, Localized>;

/**
 * Scores texts in the process of a model, which ends when it has had nothing to do for a while, or has scored what it was
 * given before another model was asked for.
 */
export class TextScorer implements Scores {
  private readonly opened = new Map<string, Opened>();
  /** Of the model that was asked for last. */
  private latest = "";
  private readonly said = new Set<string>();

  constructor(
    private readonly emit: Emit,
    private readonly distribution = __dirname,
  ) {}

  async score(texts: readonly string[], model: ModelChoice, options: ScoreOptions): Promise<void> {
    const { FailureError, scoreTexts } = perplexity();
    try {
      const opened = this.open(model);
      opened.callers++;
      try {
        await scoreTexts(texts, { ...options, cache: opened.cache, client: () => opened.client });
      } finally {
        opened.callers--;
        this.endOthers();
      }
    } catch (error) {
      if (error instanceof FailureError) throw new ModelError(failureText(error, model.locale));
      throw error;
    }
  }

  private open({ folder, device, locale }: ModelChoice): Opened {
    const { builtinFolder, cacheFolder, cacheKey, openModelFolder, PerplexityClient, ScoreCache } = perplexity();
    const settings = { model: folder ?? builtinFolder(this.distribution), device, threads: 0 };
    // Opened anew each time, so that a model that has changed on the disk is another.
    const scores = cacheKey(openModelFolder(settings.model), {});
    this.latest = JSON.stringify([settings, scores]);
    this.endOthers();
    const known = this.opened.get(this.latest);
    if (known !== undefined) return known;
    const client = new PerplexityClient({
      file: path.join(this.distribution, "sidecar.js"),
      settings,
      onReady: (ready) => this.tellInUse(ready.file, ready, locale),
      onMoved: (now) => this.tellInUse(settings.model, now, locale),
      onCrash: (reason) => this.emit("model/note", { message: localize(words.crash, locale, { reason }) }),
    });
    const opened = { client, cache: new ScoreCache(path.join(cacheFolder(), "scores"), scores), callers: 0 };
    this.opened.set(this.latest, opened);
    return opened;
  }

  /** Ends the processes of other models than the latest, but for those that are still at work. */
  private endOthers(): void {
    for (const [key, { client, callers }] of this.opened) {
      if (key === this.latest || callers > 0) continue;
      this.opened.delete(key);
      void client.dispose();
    }
  }

  private tellInUse(file: string, { device, notUsed }: DeviceInUse, locale: Locale): void {
    const texts = notUsed.map(({ device: other, why, detail }) => {
      const { notUsedTexts, triedInVain } = perplexity();
      const text = localize(words.notUsed, locale, {
        device: other,
        why: localize(notUsedTexts[why], locale, { detail }),
      });
      if (triedInVain.has(why)) this.note(localize(words.goesOn, locale, { text, device }));
      return text;
    });
    this.emit("model/in-use", { file, device, notUsed: texts });
  }

  /** Tells a thing once. */
  private note(message: string): void {
    if (!this.said.has(message)) this.emit("model/note", { message });
    this.said.add(message);
  }
}

/** What comes of work that asks a model; where that cannot be used, why. Rejects as the work does for other reasons. */
export async function orProblem<Result>(work: Promise<Result>): Promise<Result | NotScored> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ModelError) return { problem: error.message };
    throw error;
  }
}

/** Why a text was not scored, in a sentence. */
export function failureText(failure: Failure, locale: Locale): string {
  return perplexity().failureText(failure, (sentence, data) => localize(sentence, locale, data));
}
