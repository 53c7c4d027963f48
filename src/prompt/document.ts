import type { Range } from "../text/range";

/** What a prompt is for; rules speak for some kinds and not for others. */
export const promptKinds = ["persona", "question", "transform", "generate", "agent", "other"] as const;
export type PromptKind = (typeof promptKinds)[number];

export type PromptLanguage = "en" | "zh" | "mixed";

/** The parts that the guide asks of a prompt, in its order. */
export const elementNames = [
  "role",
  "background",
  "goal",
  "requirements",
  "outputFormat",
  "examples",
  "fallback",
  "input",
] as const;
export type ElementName = (typeof elementNames)[number];

/** Settings at the head of a file, between `---` lines, that never reach the model. */
export interface FrontMatter {
  /** With both `---` lines and the line break behind them. */
  readonly range: Range;
  /** The YAML between the lines. */
  readonly content: Range;
  /** The parsed mapping; empty when it does not parse. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Where each top-level key stands. */
  readonly keys: ReadonlyMap<string, Range>;
  /** What is wrong with it, and where. */
  readonly errors: readonly { readonly message: string; readonly range: Range }[];
}

export type ChatRole = "system" | "user" | "assistant" | "tool";

/** One message of a chat prompt; a prompt without chat markers is one `user` message. */
export interface Message {
  readonly role: ChatRole;
  /** With its marker. */
  readonly range: Range;
  readonly content: Range;
  /** The marker (`user:`, `<|im_start|>user`), empty at the start when there is none. */
  readonly marker: Range;
}

export type BlockType =
  "heading" | "paragraph" | "item" | "fence" | "quote" | "table" | "tag" | "label" | "rule" | "comment";

/** A piece of a message's structure. Blocks do not overlap, and lie in the text's order. */
export interface Block {
  readonly type: BlockType;
  readonly range: Range;
  /** The words in it, without `#`, `-`, `1.`, fences or the label itself. */
  readonly content: Range;
  /** What the section or label it stands under was taken for. */
  readonly section: SectionName | undefined;
  /** A heading's level (1 to 6), an item's depth (0 up), a tag's depth. */
  readonly level: number;
  /** Heading words, label, tag name or fence language. */
  readonly name: string;
}

/** What a heading or label announces. */
export type SectionName = ElementName | "task" | "steps" | "question" | "variables" | "answer" | "meta" | "other";

/** A sentence of the author's own instruction, never one inside a mask. */
export interface Sentence {
  readonly range: Range;
  readonly block: Block;
  readonly message: Message;
  readonly language: "en" | "zh";
  /** What it says, as far as the lexicon could tell; a sentence may be several things. */
  readonly elements: ReadonlySet<ElementName>;
  /** An order, a request or a direct question to the model. */
  readonly directive: boolean;
}

export type ElementSource = "phrase" | "section" | "structure" | "inferred";

/** A found part: the narrowest range that shows it, and how it was known. */
export interface Element {
  readonly name: ElementName;
  readonly range: Range;
  readonly source: ElementSource;
}

export type VariableSyntax = "mustache" | "brace" | "dollar" | "bracket" | "angle" | "percent" | "jinja";

/** A slot to be filled before the model sees the prompt. */
export interface Variable {
  readonly syntax: VariableSyntax;
  readonly name: string;
  readonly range: Range;
  /** The default given with it, as in `${tone:formal}`. */
  readonly fallback: string | undefined;
}

export type DelimiterType = "fence" | "tag" | "quotes" | "triple-quotes" | "rule" | "heading" | "label" | "brackets";

/** A pair of marks that sets a part off. `close` is missing when it was never closed. */
export interface Delimiter {
  readonly type: DelimiterType;
  readonly open: Range;
  readonly close: Range | undefined;
  readonly content: Range;
  /** The mark itself: "```", a tag's name, `"""`. */
  readonly mark: string;
}

/** A tag that was opened and not closed, or closed and not opened. Many an opening one is a slot or a name in prose. */
export interface LoneTag {
  readonly name: string;
  readonly range: Range;
  readonly closing: boolean;
}

export type MaskReason = "code" | "quoted" | "input" | "example" | "variable" | "front-matter" | "comment" | "markup";

/** A stretch that is not the author's instruction. */
export interface Mask {
  readonly range: Range;
  readonly reason: MaskReason;
}

/** Material to work on: a passage, data, code, or a slot for it. */
export interface Material {
  readonly range: Range;
  /** Set off from the instructions by a fence, tag, quotes, heading or label. */
  readonly delimited: boolean;
  /** A slot that will be filled, not text that is there. */
  readonly slot: boolean;
}

/** One example of the wanted answer, with its parts where they could be told apart. */
export interface Example {
  readonly range: Range;
  readonly input: Range | undefined;
  readonly output: Range | undefined;
  /** The labels as written ("Q", "A", "Text", "Sentiment"). */
  readonly labels: readonly string[];
}

/** A prompt, taken apart. Every range lies inside `text`. */
export interface PromptDocument {
  readonly text: string;
  readonly language: PromptLanguage;
  readonly kind: PromptKind;
  /** Estimated tokens of what the model would see. */
  readonly tokens: number;
  readonly frontMatter: FrontMatter | undefined;
  readonly messages: readonly Message[];
  readonly blocks: readonly Block[];
  readonly sentences: readonly Sentence[];
  readonly elements: Readonly<Record<ElementName, readonly Element[]>>;
  readonly materials: readonly Material[];
  readonly examples: readonly Example[];
  readonly variables: readonly Variable[];
  readonly delimiters: readonly Delimiter[];
  readonly loneTags: readonly LoneTag[];
  readonly masks: readonly Mask[];
  /** The sentence that states the main task. */
  readonly task: Sentence | undefined;
  /** The same task said again at the end. */
  readonly repeatedTask: Sentence | undefined;
  /** A template has slots or says it is one; a placeholder in it is meant. */
  readonly isTemplate: boolean;
}
