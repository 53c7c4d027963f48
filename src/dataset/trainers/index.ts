import type { Trainer } from "../settings";
import { axolotlReasons } from "./axolotl";
import { llamaFactoryReasons } from "./llama-factory";
import { msSwiftReasons } from "./ms-swift";
import { openAiReasons } from "./openai";
import type { TrainerReason } from "./reason";
import { trlReasons } from "./trl";

export interface TrainerFacts {
  readonly title: string;
  /** Where its code is read, by repository and commit. */
  readonly read: string;
  readonly reasons: readonly TrainerReason[];
  /** How many tokens of a row it takes unless told otherwise; undefined where that depends on the model. */
  readonly tokens?: number;
}

/** What is known of each trainer. */
export const trainerFacts: Readonly<Record<Trainer, TrainerFacts>> = {
  "llama-factory": {
    title: "LLaMA-Factory",
    read: "hiyouga/LLaMA-Factory, ff6d4d12e (2026-08-18)",
    reasons: llamaFactoryReasons,
    tokens: 2048,
  },
  trl: { title: "TRL", read: "huggingface/trl, f2cd57710 (2026-07-24)", reasons: trlReasons, tokens: 1024 },
  axolotl: {
    title: "Axolotl",
    read: "axolotl-ai-cloud/axolotl, 067b021c8 (2026-07-24)",
    reasons: axolotlReasons,
  },
  "ms-swift": {
    title: "ms-swift",
    read: "modelscope/ms-swift, 3602360a5 (2026-08-22)",
    reasons: msSwiftReasons,
  },
  openai: {
    title: "OpenAI",
    read: "openai/openai-cookbook, 2e652704b; openai/openai-openapi, 9a72a42 and f85dbe2",
    reasons: openAiReasons,
  },
};
