import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import type { Range } from "../../text/range";
import type { Locale, Localized } from "../locale";
import type { Level } from "../problem";
import type { Loudness } from "../rule";
import type { SourceText } from "../source-text";
import type { FoundProblem, Print, ReportedFile, ReportWriter } from "./report-writer";

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

/** The result of a check as one SARIF 2.1.0 log, a result a line. */
export class SarifWriter implements ReportWriter {
  private readonly ruleIndex: ReadonlyMap<string, number>;
  private results = 0;
  private path = "";

  constructor(
    private readonly print: Print,
    { locale, version, rules }: SarifOptions,
  ) {
    this.ruleIndex = new Map(rules.map(({ id }, index) => [id, index]));
    const other: Locale = locale === "en" ? "zh-cn" : "en";
    const run = {
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
    };
    const schema = "https://json.schemastore.org/sarif-2.1.0.json";
    const head = JSON.stringify({ $schema: schema, version: "2.1.0" }).slice(0, -1);
    print(`${head},\n"runs":[${JSON.stringify(run).slice(0, -1)},\n"results":[`);
  }

  begin({ path }: ReportedFile): void {
    this.path = uriOf(path);
  }

  problem(found: FoundProblem): void {
    const result = resultOf(found, this.path, this.ruleIndex.get(found.problem.rule));
    this.print(`${this.results++ === 0 ? "" : ","}\n${JSON.stringify(result)}`);
  }

  end(): void {
    // SARIF says nothing of a file but its results.
  }

  finish(): void {
    this.print("\n]}]}\n");
  }
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

function resultOf({ problem, source, row, fingerprint }: FoundProblem, uri: string, ruleIndex: number | undefined) {
  const print = fingerprint();
  const artifactLocation = { uri };
  const location = (range: Range, ofRow: number | undefined) => ({
    physicalLocation: {
      artifactLocation,
      ...(source !== undefined && ofRow === row && { region: region(source, range) }),
    },
    ...(ofRow !== undefined && { logicalLocations: [{ name: `row ${ofRow + 1}` }] }),
  });
  return {
    ruleId: problem.rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: levels[problem.severity],
    message: { text: problem.message },
    locations: [location(problem.range, row)],
    ...(problem.related.length > 0 && {
      relatedLocations: problem.related.map((other, id) => ({
        id,
        message: { text: other.message },
        ...location(other.range, other.row ?? row),
      })),
    }),
    ...(print !== undefined && { partialFingerprints: { "winnow/v1": print } }),
    ...(source !== undefined &&
      problem.fixes.length > 0 && {
        fixes: problem.fixes.map(({ title, edits }) => ({
          description: { text: title },
          artifactChanges: [
            {
              artifactLocation,
              replacements: edits.map(({ range, text }) => ({
                deletedRegion: region(source, range),
                insertedContent: { text },
              })),
            },
          ],
        })),
      }),
    ...(problem.score !== undefined && { properties: { score: problem.score } }),
  };
}

/** Lines and columns are 1-based; the end column is the one behind the last unit. */
function region(source: SourceText, range: Range) {
  const { range: place, offset } = source.place(range);
  if (!source.holds(range)) return { charOffset: offset[0], charLength: offset[1] - offset[0] };
  return {
    startLine: place.start.line + 1,
    startColumn: place.start.character + 1,
    endLine: place.end.line + 1,
    endColumn: place.end.character + 1,
  };
}

function uriOf(path: string): string {
  return isAbsolute(path) ? pathToFileURL(path).href : path.split("/").map(encodeURIComponent).join("/");
}
