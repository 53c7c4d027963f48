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
  /** The rules that may speak of files of these kinds. */
  rules(this: void, kinds: ReadonlySet<ReportedFile["kind"]>): readonly SarifRule[];
}

const levels = { error: "error", warning: "warning", information: "note", hint: "note", off: "none" } as const;
const languages: Readonly<Record<Locale, string>> = { en: "en-US", "zh-cn": "zh-CN" };

/**
 * The result of a check as one SARIF 2.1.0 log, a result a line. The rules come behind the results: by then it is known
 * which are needed.
 */
export class SarifWriter implements ReportWriter {
  private readonly kinds = new Set<ReportedFile["kind"]>();
  private readonly ruleIndexes = new Map<string, number>();
  private results = 0;
  private uri = "";

  constructor(
    private readonly print: Print,
    private readonly options: SarifOptions,
  ) {
    const head = JSON.stringify({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0" });
    print(`${head.slice(0, -1)},\n"runs":[{"results":[`);
  }

  begin({ path, kind }: ReportedFile): void {
    this.kinds.add(kind);
    this.uri = uriOf(path);
  }

  problem(found: FoundProblem): void {
    const { rule } = found.problem;
    const ruleIndex = this.ruleIndexes.get(rule) ?? this.ruleIndexes.size;
    this.ruleIndexes.set(rule, ruleIndex);
    this.print(`${this.results++ === 0 ? "" : ","}\n${JSON.stringify(resultOf(found, this.uri, ruleIndex))}`);
  }

  end(): void {
    // SARIF says nothing of a file but its results.
  }

  finish(): void {
    const { locale, version } = this.options;
    const rules = this.rules();
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
    this.print(`\n],\n${JSON.stringify(run).slice(1)}]}\n`);
  }

  /** The rules that spoke, where their results say they stand, and then those that could have. */
  private rules(): readonly SarifRule[] {
    const index = ({ id }: SarifRule): number => this.ruleIndexes.get(id) ?? this.ruleIndexes.size;
    return [...this.options.rules(this.kinds)].sort((a, b) => index(a) - index(b));
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

function resultOf({ problem, source, row, fingerprint }: FoundProblem, uri: string, ruleIndex: number) {
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
    ruleIndex,
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
