import { pathToFileURL } from "node:url";
import { isAbsolute } from "node:path";
import { LineIndex } from "../../text/lines";
import type { Range } from "../../text/range";
import { fingerprintsOf, type CheckedFile } from "../checked-file";
import type { Locale, Localized } from "../locale";
import type { Level, Problem } from "../problem";
import type { Loudness } from "../rule";

/** What SARIF tells of a rule. */
export interface SarifRule {
  readonly id: string;
  readonly title: Localized;
  readonly description: Localized;
  readonly severity: Loudness<string>;
  /** The rule's page as Markdown, in a language. */
  page(locale: Locale): string;
}

export interface SarifOptions {
  readonly locale: Locale;
  readonly version: string;
  readonly rules: readonly SarifRule[];
}

const levels = { error: "error", warning: "warning", information: "note", hint: "note", off: "none" } as const;
const languages: Readonly<Record<Locale, string>> = { en: "en-US", "zh-cn": "zh-CN" };

/** The result of a check as one SARIF 2.1.0 log. */
export function formatSarif(files: readonly CheckedFile[], options: SarifOptions): string {
  const { locale, version, rules } = options;
  const other: Locale = locale === "en" ? "zh-cn" : "en";
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Winnow",
            semanticVersion: version,
            language: languages[locale],
            rules: rules.map((rule) => describeRule(rule, locale)),
          },
        },
        // The rules again in the other language, for viewers that show it.
        translations: [
          {
            name: "Winnow",
            language: languages[other],
            contents: ["localizedData"],
            rules: rules.map((rule) => ruleTexts(rule, other)),
          },
        ],
        language: languages[locale],
        columnKind: "utf16CodeUnits",
        results: files.flatMap((file) => results(file, rules)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function ruleTexts(rule: SarifRule, locale: Locale) {
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|[/-])(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: rule.title[locale] },
    fullDescription: { text: rule.description[locale] },
    help: { text: rule.description[locale], markdown: rule.page(locale) },
  };
}

function describeRule(rule: SarifRule, locale: Locale) {
  const level = typeof rule.severity === "string" ? rule.severity : loudest(Object.values(rule.severity));
  return {
    ...ruleTexts(rule, locale),
    defaultConfiguration: { enabled: level !== "off", level: levels[level] },
    properties: { tags: [rule.id.split("/", 1)[0]!] },
  };
}

function loudest(severities: readonly (Level | undefined)[]): Level {
  return (["error", "warning", "information", "hint"] as const).find((level) => severities.includes(level)) ?? "off";
}

function results(file: CheckedFile, rules: readonly SarifRule[]) {
  const lines = new LineIndex(file.text);
  const prints = fingerprintsOf(file);
  const artifactLocation = { uri: uriOf(file.path) };
  const physicalLocation = (range: Range) => ({ artifactLocation, region: region(lines, range) });
  return file.problems.map((problem: Problem) => {
    const print = prints.get(problem);
    const ruleIndex = rules.findIndex(({ id }) => id === problem.rule);
    return {
      ruleId: problem.rule,
      ...(ruleIndex >= 0 && { ruleIndex }),
      level: levels[problem.severity],
      message: { text: problem.message },
      locations: [{ physicalLocation: physicalLocation(problem.range) }],
      ...(problem.related.length > 0 && {
        relatedLocations: problem.related.map(({ message, range }, id) => ({
          id,
          message: { text: message },
          physicalLocation: physicalLocation(range),
        })),
      }),
      ...(print !== undefined && { partialFingerprints: { "winnow/v1": print } }),
      ...(problem.fixes.length > 0 && {
        fixes: problem.fixes.map(({ title, edits }) => ({
          description: { text: title },
          artifactChanges: [
            {
              artifactLocation,
              replacements: edits.map(({ range, text }) => ({
                deletedRegion: region(lines, range),
                insertedContent: { text },
              })),
            },
          ],
        })),
      }),
    };
  });
}

/** Lines and columns are 1-based; the end column is the one behind the last unit. */
function region(lines: LineIndex, range: Range) {
  const start = lines.positionAt(range.start);
  const end = lines.positionAt(range.end);
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

function uriOf(path: string): string {
  return isAbsolute(path) ? pathToFileURL(path).href : path.split("/").map(encodeURIComponent).join("/");
}
