import type { RuleSetting } from "../lint/run";

/** Gives the text of a file by its path, relative to the configuration or recipe that names it. */
export type ReadNamed = (path: string) => string;

/** How the options of each rule that names files hold what stands in them. */
const readers: Readonly<Record<string, (options: never, read: ReadNamed) => object>> = {
  "dataset/structured-output": withStructures,
  "dataset/flagged-words": withWords,
};

/**
 * The settings of rules, with what stands in the files that they name in the place of their paths. What `read` throws,
 * and `SyntaxError` for a schema that is not JSON, is thrown.
 */
export function withNamedFiles(
  rules: ReadonlyMap<string, RuleSetting>,
  read: ReadNamed,
): ReadonlyMap<string, RuleSetting> {
  const changed = [...rules].flatMap(([id, setting]): [string, RuleSetting][] => {
    const options = optionsWithFiles(id, setting.options, read);
    return options === setting.options ? [] : [[id, { ...setting, options }]];
  });
  return changed.length === 0 ? rules : new Map([...rules, ...changed]);
}

/** The same, of the options of one rule. */
export function optionsWithFiles<Options>(rule: string, options: Options, read: ReadNamed): Options {
  const reader = readers[rule];
  if (reader === undefined || options === undefined) return options;
  const withoutMark: ReadNamed = (path) => read(path).replace(/^\uFEFF/, "");
  return reader(options as never, withoutMark) as Options;
}

interface StructureOptions {
  readonly outputs?: readonly { readonly schema?: unknown; readonly type?: string }[];
}

function withStructures(options: StructureOptions, read: ReadNamed): StructureOptions {
  if (options.outputs === undefined) return options;
  const outputs = options.outputs.map(({ schema, type, ...output }) => ({
    ...output,
    ...(schema !== undefined && {
      schema: typeof schema === "string" ? (JSON.parse(read(schema)) as unknown) : schema,
    }),
    ...(type !== undefined && { type: isPath(type) ? read(type) : type }),
  }));
  return { ...options, outputs };
}

function isPath(type: string): boolean {
  return /^[^\n{}<>|;]+\.ts$/.test(type);
}

interface WordOptions {
  readonly files?: readonly string[];
  readonly lists?: Readonly<Record<string, readonly string[]>>;
}

/** A list bears the name of its file. */
function withWords(given: WordOptions, read: ReadNamed): WordOptions {
  const { files, ...options } = given;
  if (files === undefined) return given;
  const lists = { ...options.lists };
  for (const path of files) {
    const name = path.replace(/^.*[\\/]/, "");
    lists[name] = [...(lists[name] ?? []), ...wordsIn(read(path))];
  }
  return { ...options, lists };
}

/** One word a line. */
function wordsIn(text: string): string[] {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
