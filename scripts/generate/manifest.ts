import * as z from "zod/mini";
import { settings, type Setting } from "../../src/editor/settings";
import { locales, type Locale } from "../../src/lint/locale";
import { severities } from "../../src/lint/problem";
import { documentedRules } from "../../src/prompt/documented-rules";

type Json = Record<string, unknown>;

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
  const level = { type: "string", enum: [...severities, "off"] };
  return Object.fromEntries(
    documentedRules.map((rule) => {
      const options = rule.options ? { options: withoutMeta(z.toJSONSchema(rule.options, { io: "input" })) } : {};
      const detailed = {
        type: "object",
        additionalProperties: false,
        properties: { severity: level, kinds: { type: "object", additionalProperties: level }, ...options },
      };
      return [rule.id, { anyOf: [level, detailed], description: `%rules.${rule.id}%` }];
    }),
  );
}

function withoutMeta({ $schema: _, ...schema }: Json): Json {
  return schema;
}

/** The translations in `text` that are kept by hand, then those of settings and rules. */
function translations(text: string, locale: Locale): Json {
  const kept = Object.entries(JSON.parse(text) as Json).filter(([key]) => !/^(settings|rules)\./.test(key));
  const words = Object.entries<Setting<z.ZodMiniType>>(settings).flatMap(([key, { description, values = {} }]) => [
    [`settings.${key}`, description[locale]],
    ...Object.entries(values).map(([value, meaning]) => [`settings.${key}.${value}`, meaning[locale]]),
  ]);
  const rules = documentedRules.map((rule) => [`rules.${rule.id}`, rule.title[locale]]);
  return Object.fromEntries([...kept, ...words, ...rules]) as Json;
}

function json(value: unknown): string {
  return JSON.stringify(value, undefined, 2) + "\n";
}
