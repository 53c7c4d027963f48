import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analyse } from "scslre";
import ts from "typescript";
import { anyOf, type Lexicon } from "../src/prompt/lexicon/lexicon";
import { en } from "../src/prompt/lexicon/en";
import { zh } from "../src/prompt/lexicon/zh";
import { modalityPatterns } from "../src/prompt/lexicon/modalities";
import { vagueChinese, vagueEnglish } from "../src/prompt/lexicon/vague";

const root = join(__dirname, "..");
const folders = ["src/text", "src/lint", "src/prompt"];

export interface Expression {
  /** The file and line, or the place in the lexicon. */
  readonly where: string;
  readonly source: string;
  readonly flags: string;
}

/** Expressions that are slow on long texts only and never see one, by place and a part of their source. */
const tolerated: readonly (readonly [where: string, part: string, sees: string])[] = [
  ["src/prompt/lexicon/sections.ts", "", "a heading of at most 60 characters"],
  ["src/prompt/analysis/declarations.ts", "\\(.*$", "a key of the front matter"],
  ["src/prompt/analysis/fence-end.ts", "“[^”]*”", "a line of at most 400 characters"],
];

/** Every expression that the engine is written with, and each of the lexicon's as it is compiled. */
export function expressions(): Expression[] {
  const vague = [...vagueEnglish, ...vagueChinese].map(({ pattern }, i) => ({ where: `vague[${i}]`, pattern }));
  const modalities = modalityPatterns.flatMap((entry, i) =>
    Object.values(entry)
      .filter((value) => value instanceof RegExp)
      .map((pattern) => ({ where: `modalities[${i}]`, pattern })),
  );
  const built = [...wordings("en", en), ...wordings("zh", zh), ...vague, ...modalities];
  return [
    ...literals(),
    ...built.map(({ where, pattern }) => ({ where, source: pattern.source, flags: pattern.flags })),
  ];
}

function wordings(language: string, lexicon: Lexicon): { where: string; pattern: RegExp }[] {
  const words = new Set(["verbs", "headVerbs", "leads", "artefacts"]);
  return Object.entries(lexicon)
    .filter(([name]) => !words.has(name))
    .flatMap(([name, sources]) =>
      (sources as readonly string[]).map((source, i) => ({
        where: `${language}.${name}[${i}]`,
        pattern: anyOf([source]),
      })),
    );
}

function literals(): Expression[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .flatMap((file) => literalsIn(`${folder}/${file.replaceAll("\\", "/")}`)),
  );
}

function literalsIn(file: string): Expression[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
  const found: Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ where: `${file}:${line}`, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/**
 * How an expression backtracks too much, if it does. One that walks through a whole text (flag `g` or `m`) must be
 * linear; one that reads a sentence or line, of bounded length, may cost its square but no more.
 */
export function faultOf({ where, source, flags }: Expression): string | undefined {
  const { reports } = analyse({ source, flags: flags.replace("d", "") });
  const types = new Set(reports.map((report) => report.type));
  const worst = reports.find((report) => report.exponential);
  if (worst !== undefined) return `takes exponential time on ${worst.character.literal.source}`;
  const first = reports[0];
  if (first === undefined || tolerated.some(([place, part]) => where.startsWith(place) && source.includes(part)))
    return undefined;
  const again = reports.find((report) => report.type === "Self");
  if (again !== undefined) return `repeats what repeats: ${again.quant.raw}`;
  if (/[gm]/.test(flags)) return `takes quadratic time over whole texts on ${first.character.literal.source}`;
  if (types.has("Trade") && types.has("Move")) return `takes cubic time on ${first.character.literal.source}`;
  return undefined;
}

if (require.main === module) {
  const all = expressions();
  const faults = all.flatMap((expression) => {
    const fault = faultOf(expression);
    return fault === undefined ? [] : [`${expression.where} ${fault}`];
  });
  console.log([...faults, `${all.length} expressions, ${faults.length} that backtrack too much`].join("\n"));
  process.exitCode = faults.length > 0 ? 1 : 0;
}
