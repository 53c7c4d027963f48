import type { RuleSetting } from "../../lint/run";

const rule = "dataset/structured-output";

interface Output {
  readonly schema?: unknown;
  readonly type?: string;
}

/**
 * The settings of rules, with the files that `dataset/structured-output` names in the place of their paths. `read` gives
 * the text of a file by its path, relative to the configuration; what it throws, and `SyntaxError` for a schema that is
 * not JSON, is thrown.
 */
export function withStructureFiles(
  rules: ReadonlyMap<string, RuleSetting>,
  read: (path: string) => string,
): ReadonlyMap<string, RuleSetting> {
  const setting = rules.get(rule);
  const options = setting?.options as { readonly outputs?: readonly Output[] } | undefined;
  if (options?.outputs === undefined) return rules;
  const outputs = options.outputs.map(({ schema, type, ...output }) => ({
    ...output,
    ...(schema !== undefined && {
      schema: typeof schema === "string" ? (JSON.parse(read(schema)) as unknown) : schema,
    }),
    ...(type !== undefined && { type: isPath(type) ? read(type) : type }),
  }));
  return new Map(rules).set(rule, { ...setting, options: { ...options, outputs } });
}

function isPath(type: string): boolean {
  return /^[^\n{}<>|;]+\.ts$/.test(type);
}
