import type { Problem } from "../lint/problem";
import { runRules, type RunOptions } from "../lint/run";
import type { PromptDocument } from "./document";
import { parsePrompt, type ParseOptions } from "./parse";
import type { PromptSettings } from "./rule";
import { promptRules } from "./rules";

export interface PromptLint {
  readonly document: PromptDocument;
  readonly problems: readonly Problem[];
}

/** Parses one prompt and runs the prompt rules over it. Never throws, whatever the text. */
export function lintPrompt(text: string, options: RunOptions<PromptSettings> & ParseOptions): PromptLint {
  const document = parsePrompt(text, options);
  return { document, problems: runRules(promptRules, document, document.kind, options) };
}
