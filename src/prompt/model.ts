import * as z from "zod/mini";

/** The names of the chat templates that Winnow knows; `templates/index.ts` has one template for each. */
export const templateNames = [
  "alpaca",
  "belle",
  "belle-assistant",
  "belle-multiturn",
  "baichuan",
  "baichuan2",
  "chatglm",
  "chatglm2",
  "vicuna",
  "llama2",
  "llama3",
  "chatml",
  "qwen",
  "yi",
  "mistral",
  "mistral-v3",
  "gemma",
  "deepseek",
  "deepseek-llm",
] as const;
export type TemplateName = (typeof templateNames)[number];

/** The base model as configured (`model` in `.winnow.json`, `winnow.model` in the editor). */
export const modelSettingsSchema = z.strictObject({
  template: z
    .optional(z.enum(templateNames))
    .check(z.describe("The chat template that the base model was trained with.")),
  contextTokens: z
    .optional(z.int().check(z.positive()))
    .check(z.describe("How many tokens the model takes, prompt and answer together.")),
  answerTokens: z
    .optional(z.int().check(z.nonnegative()))
    .check(z.describe("How many of those tokens must be left for the answer (default: a quarter).")),
  modalities: z
    .optional(z.array(z.enum(["text", "image", "audio", "video"])))
    .check(z.describe("What the model can read or make; a text-only model has just `text`.")),
});

export type ModelSettings = z.infer<typeof modelSettingsSchema>;
