import { FailureError } from "../failure";
import type { Device } from "../devices";
import type { DeviceInUse, NotUsed, Ready, RowResult, Settings } from "../protocol";
import { openOnDevice } from "./devices";
import { LikelihoodModel } from "./likelihood-model";
import { freeMemory } from "./memory";
import { openModelFolder, type ModelFolder } from "../model-folder";
import { RowTokenizer } from "./row-tokenizer";
import { Scorer } from "./scorer";

export interface OpenEvents {
  readonly onTrying: (device: Device) => Promise<void>;
  readonly onMoved: (now: DeviceInUse) => Promise<void>;
  readonly onRunning: (rows: readonly number[]) => Promise<void>;
  readonly onResults: (results: RowResult[]) => Promise<void>;
}

// A model that does not say how far it looks back, and the most that is asked of one that looks back far.
const usualContext = 1024;
const longestWindow = 2048;
// Tokens in a batch: enough to keep the device busy, and no more.
const usualBudget = { cpu: 2048, gpu: 16_384 };
const mostLogits = 512e6;

/** Loads a model, and gives what scores rows with it. Rejects with a `FailureError`. */
export async function openModel(
  settings: Settings,
  events: OpenEvents,
): Promise<{ readonly ready: Ready; readonly scorer: Scorer }> {
  const folder = openModelFolder(settings.model);
  const tokenizer = new RowTokenizer(folder);
  const open = (choice: Settings["device"], notUsed: readonly NotUsed[]) =>
    openOnDevice({
      choice,
      notUsed,
      open: (device) => LikelihoodModel.open(folder, device, settings.threads),
      onTrying: events.onTrying,
    });
  const crashed = settings.avoid.map((device): NotUsed => ({ device, why: "crashed", detail: "" }));
  const { model, ...inUse } = await open(settings.device, crashed);
  const vocabulary = model.vocabulary ?? tokenizer.largestId + 1;
  assertSameVocabulary(folder, tokenizer, vocabulary);

  const context = folder.config.context ?? usualContext;
  const window = Math.max(2, Math.min(settings.window ?? longestWindow, context));
  const stride = Math.max(1, Math.min(settings.stride ?? window >> 1, window - 1));
  let { device, notUsed } = inUse;
  const scorer = new Scorer(model, {
    tokenizer,
    window,
    stride,
    budget: budgetFor(device, vocabulary),
    ...events,
    onFailing: async (error) => {
      if (device === "cpu") return undefined;
      const lost: NotUsed = { device, why: "lost", detail: error instanceof Error ? error.message : String(error) };
      const next = await open("cpu", [...notUsed, lost]);
      ({ device, notUsed } = next);
      await events.onMoved({ device, notUsed });
      return next.model;
    },
  });
  return { scorer, ready: { ...inUse, file: folder.onnxFile, vocabulary, context, window, stride } };
}

/** A tokeniser of another model gives tokens that this one does not have. Tokens that were added may never come. */
function assertSameVocabulary({ folder }: ModelFolder, tokenizer: RowTokenizer, vocabulary: number): void {
  if (tokenizer.largestOwnId < vocabulary) return;
  throw new FailureError("vocabulary", { path: folder, tokenizer: tokenizer.largestOwnId + 1, model: vocabulary });
}

/** Logits and their softmax take 8 bytes for each token and each piece of the vocabulary. */
function budgetFor(device: Device, vocabulary: number): number {
  const bytes = Math.min(mostLogits, freeMemory() / 4);
  const fitting = Math.floor(bytes / (8 * vocabulary));
  return Math.max(1, Math.min(fitting, device === "cpu" ? usualBudget.cpu : usualBudget.gpu));
}
