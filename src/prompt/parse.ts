import type { PromptDocument } from "./document";

export interface ParseOptions {
  /** The file's language id or extension, which decides whether `<!-- -->` comments are stripped before sending. */
  readonly stripsComments?: boolean;
  /** Names the front matter or the configuration declares for slots, beyond the front matter itself. */
  readonly variables?: readonly string[];
}

export function parsePrompt(_text: string, _options: ParseOptions = {}): PromptDocument {
  throw new Error("being written");
}
