import * as z from "zod/mini";
import { reportedProblemSchema } from "../lint/report";
import { elementNames, promptKinds, type PromptDocument } from "./document";

const offset = z.int().check(z.nonnegative());
const place = z.strictObject({ start: offset, end: offset });

const promptFactsSchema = z.strictObject({
  language: z.enum(["en", "zh", "mixed"]),
  kind: z.enum(promptKinds),
  tokens: z.int().check(z.nonnegative(), z.describe("Estimated tokens of what the model would see.")),
  elements: z
    .record(z.enum(elementNames), z.array(place))
    .check(z.describe("Where each part of the prompt is, in UTF-16 units of the file.")),
});
export type PromptFacts = z.infer<typeof promptFactsSchema>;

/** A prompt as the JSON document of `winnow check` has it. */
export const promptFileSchema = z.strictObject({
  path: z.string(),
  kind: z.literal("prompt"),
  prompt: promptFactsSchema,
  output: z
    .optional(z.string())
    .check(z.describe("The text after `--fix`, for a prompt that came from standard input.")),
  problems: z.array(reportedProblemSchema),
});

/** What a report tells of a prompt beside its problems. */
export function promptFacts({ language, kind, tokens, elements }: PromptDocument): PromptFacts {
  const places = elementNames.map((name) => [
    name,
    elements[name].map(({ range: { start, end } }) => ({ start, end })),
  ]);
  return { language, kind, tokens, elements: Object.fromEntries(places) as PromptFacts["elements"] };
}
