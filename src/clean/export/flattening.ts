import type { ComparedField } from "../../dataset/near/compared-text";
import type { TokenizerName } from "../../similarity/tokenize";

/**
 * What Data-Juicer's operators read, each a column of one text, since they cannot look into a row's own fields and
 * messages:
 * - `winnow_text`: every text, with a line between two that no text has, so that a changed one can be put back;
 * - `winnow_same`: who says what, without white space at the ends, with the pictures and the label;
 * - `winnow_asked`: the same without the last answer;
 * - `winnow_answer`: what the model is to learn;
 * - `winnow_compared`: the words that are compared, a space between two;
 * - `winnow_last`: who speaks last.
 */
export const columns = [
  "winnow_text",
  "winnow_same",
  "winnow_asked",
  "winnow_answer",
  "winnow_compared",
  "winnow_last",
] as const;
export type Column = (typeof columns)[number];

// The fields that rows have in the formats that Winnow knows, in the order in which they are said.
const textFields = {
  system: "system",
  instruction: "user",
  input: "user",
  query: "user",
  prompt: "user",
  question: "user",
  text: "text",
  output: "assistant",
  response: "assistant",
  completion: "assistant",
  answer: "assistant",
  chosen: "assistant",
  rejected: "assistant",
} as const;
const fields = python(Object.entries(textFields).map((pair) => tuple(pair)));
const messages = "(('messages', 'role', 'content'), ('conversations', 'from', 'value'))";
const roles =
  "{'human': 'user', 'gpt': 'assistant', 'model': 'assistant', 'bot': 'assistant', 'observation': 'tool', 'function': 'tool'}";
const beside = python(
  ["image", "images", "audio", "audios", "video", "videos", "label"].map((field) => JSON.stringify(field)),
);
const separator = String.raw`'\n\ue000\n'`;
const han = String.raw`\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff`;

const patterns: Readonly<Record<TokenizerName, string>> = {
  words: `[a-z0-9]+|[${han}]|[^\\W_a-z0-9${han}]+`,
  "rouge-score": "[a-z0-9]+",
};

const compared: Readonly<Record<ComparedField | "auto", string>> = {
  auto: "role != 'system' if any(key in ('history', 'messages', 'conversations') for _, key, _ in parts) else role in ('user', 'text')",
  instruction: "key in ('instruction', 'messages', 'conversations')",
  input: "key == 'input'",
  output: "role == 'assistant'",
  prompt: "role == 'user'",
  text: "role == 'text'",
  all: "role != 'system'",
};

/** What of the rows is compared where near duplicates are looked for, and by which tokens. */
export interface Compared {
  readonly field: ComparedField | "auto";
  readonly tokenizer: TokenizerName;
}

/** A lambda in Python that gives a row the columns that are asked for. */
export function flattening(wanted: ReadonlySet<Column>, { field, tokenizer }: Compared): string {
  const values: Readonly<Record<Column, string>> = {
    winnow_text: `${separator}.join(text for _, _, text in parts)`,
    winnow_same: "same",
    winnow_asked:
      "'\\n'.join(said[:max([n + 1 for n, line in enumerate(said) if not line.startswith('assistant:')], default=0)]) or same",
    winnow_answer:
      "'\\n'.join(text.strip() for role, _, text in parts if role == 'assistant').strip() or ('' if any(role == 'assistant' for role, _, _ in parts) else same)",
    // A beginning and an end, so that one word has three tokens; without any, the row is like itself alone.
    winnow_compared: `' '.join(['^', *__import__('re').findall('${patterns[tokenizer]}', '\\n'.join(text for role, key, text in parts if (${compared[field]})).lower()), '$']).replace('^ $', same)`,
    winnow_last: "parts[-1][0] if parts else 'nobody'",
  };
  const own = columns.filter((column) => wanted.has(column)).map((column) => `    '${column}': ${values[column]},`);
  return `lambda row: (lambda parts: (lambda said: (lambda same: {
    **row,
${own.join("\n")}
})('\\n'.join(said) or repr({**row})))(
    [field + ': ' + repr(row[field]) for field in ${beside} if row.get(field) is not None]
    + [role + ': ' + text.strip() for role, _, text in parts if text.strip()]
))(
    [('user' if n == 0 else 'assistant', 'history', text) for pair in (row.get('history') or []) for n, text in enumerate(pair) if isinstance(text, str)]
    + [(role, key, row[key]) for key, role in ${fields} if isinstance(row.get(key), str)]
    + [(${roles}.get(message.get(role), message.get(role) or 'user'), key, message[content]) for key, role, content in ${messages} for message in (row.get(key) or []) if isinstance(message.get(content), str)]
)`;
}

/** A lambda in Python that puts the texts of `winnow_text` back into the fields and messages that they come from. */
export function puttingBack(): string {
  return `lambda row: (lambda texts: {
    **row,
    **({'history': [[next(texts) if isinstance(text, str) else text for text in pair] for pair in row['history']]} if row.get('history') else {}),
    **{key: next(texts) for key, _ in ${fields} if isinstance(row.get(key), str)},
    **{key: [{**message, content: next(texts)} if isinstance(message.get(content), str) else message for message in row[key]] for key, _, content in ${messages} if row.get(key)},
})(iter(row['winnow_text'].split(${separator})))`;
}

function python(values: readonly string[]): string {
  return `(${values.join(", ")})`;
}

function tuple(values: readonly string[]): string {
  return python(values.map((value) => `'${value}'`));
}
