import * as z from "zod/mini";
import { settings, type Setting } from "../../src/editor/settings";
import { descriptionsKey } from "../../src/lint/described";
import { locales, type Locale, type Localized } from "../../src/lint/locale";
import { levels } from "../../src/lint/problem";
import type { DocumentedRule } from "../../src/lint/rule-page";
import { documentedDatasetRules } from "../../src/dataset/documented-rules";
import { documentedRules } from "../../src/prompt/rules/documented";

type Json = Record<string, unknown>;

const everyRule: readonly DocumentedRule[] = [...documentedRules, ...documentedDatasetRules];

const nlsFiles: Record<Locale, string> = { en: "package.nls.json", "zh-cn": "package.nls.zh-cn.json" };

/** `package.json` with the settings in `contributes.configuration`, and the files of its translations with their words. */
export function manifestFiles(read: (path: string) => string): Map<string, string> {
  const manifest = JSON.parse(read("package.json")) as { contributes: Json };
  const files = new Map<string, string>();
  manifest.contributes["configuration"] = { title: "Winnow", properties: properties() };
  files.set("package.json", json(manifest));
  for (const locale of locales) files.set(nlsFiles[locale], json(translations(read(nlsFiles[locale]), locale)));
  return files;
}

function properties(): Json {
  return Object.fromEntries(
    Object.entries<Setting<z.ZodMiniType>>(settings).map(([key, { schema, scope, values }], order) => {
      const { $schema: _, ...jsonSchema } = z.toJSONSchema(schema, { io: "input" });
      const base = {
        ...jsonSchema,
        ...(key === "rules" ? { properties: ruleProperties(), additionalProperties: false } : {}),
      };
      const valueNames = values && schema instanceof z.ZodMiniDefault ? enumValues(schema) : undefined;
      const entry: Json = { order, scope, ...base, markdownDescription: `%settings.${key}%` };
      if (values && valueNames) {
        entry["markdownEnumDescriptions"] = valueNames.map((v) => (v in values ? `%settings.${key}.${v}%` : ""));
      }
      return [`winnow.${key}`, entry];
    }),
  );
}

function enumValues(schema: z.ZodMiniDefault): string[] {
  const inner = schema.def.innerType;
  return inner instanceof z.ZodMiniEnum ? inner.options.map(String) : [];
}

/** What may be said of each rule, so that the settings file completes and explains rules by name. */
function ruleProperties(): Json {
  const level = { type: "string", enum: levels };
  return Object.fromEntries(
    everyRule.map((rule) => {
      const options = rule.options === undefined ? {} : { options: optionsSchema(rule.id, rule.options) };
      const detailed = {
        type: "object",
        additionalProperties: false,
        properties: { severity: level, kinds: { type: "object", additionalProperties: level }, ...options },
      };
      return [rule.id, { anyOf: [level, detailed], description: `%rules.${rule.id}%` }];
    }),
  );
}

function optionsSchema(rule: string, options: z.core.$ZodType): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(options, { io: "input" });
  return eachDescribed(schema as Json, `rules.${rule}`, (node, key) => {
    const { [descriptionsKey]: __, ...rest } = node;
    return { ...rest, description: `%${key}%` };
  });
}

function optionDescriptions({ id, options }: DocumentedRule, locale: Locale): [string, string][] {
  if (options === undefined) return [];
  const found: [string, string][] = [];
  eachDescribed(z.toJSONSchema(options, { io: "input" }) as Json, `rules.${id}`, (node, key) => {
    const descriptions = node[descriptionsKey] as Localized | undefined;
    if (descriptions === undefined) throw new Error(`The option ${key} is not described in every language.`);
    found.push([key, descriptions[locale]]);
    return node;
  });
  return found;
}

/** A schema in which `change` has changed each property, of objects and of a list's items, by its key. */
function eachDescribed(schema: Json, key: string, change: (node: Json, key: string) => Json): Json {
  const { properties, items } = schema;
  const inner = (value: unknown, path: string): Json => eachDescribed(value as Json, path, change);
  return {
    ...schema,
    ...(isSchema(items) && { items: inner(items, key) }),
    ...(isSchema(properties) && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, value]) => {
          const path = `${key}.${name}`;
          return [name, isSchema(value) ? change(inner(value, path), path) : value];
        }),
      ),
    }),
  };
}

function isSchema(value: unknown): value is Json {
  return typeof value === "object" && value !== null;
}

/** The translations in `text` that are kept by hand, then those of settings and rules. */
function translations(text: string, locale: Locale): Json {
  const kept = Object.entries(JSON.parse(text) as Json).filter(([key]) => !/^(settings|rules)\./.test(key));
  const words = Object.entries<Setting<z.ZodMiniType>>(settings).flatMap(([key, { description, values = {} }]) => [
    [`settings.${key}`, description[locale]],
    ...Object.entries(values).map(([value, meaning]) => [`settings.${key}.${value}`, meaning[locale]]),
  ]);
  const rules = everyRule.flatMap((rule) => [
    [`rules.${rule.id}`, rule.title[locale]],
    ...optionDescriptions(rule, locale),
  ]);
  return Object.fromEntries([...kept, ...words, ...rules]) as Json;
}

function json(value: unknown): string {
  return JSON.stringify(value, undefined, 2) + "\n";
}
