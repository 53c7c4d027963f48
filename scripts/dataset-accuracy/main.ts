import { parseArgs } from "node:util";
import { mainLanguage } from "../../src/text/language";
import { severities, type Severity } from "../../src/lint/problem";
import { defended } from "./defended";
import { plants, structuralRules } from "./plants";
import { Random } from "./random";
import { dataFiles, readRealFile, type RealFile } from "./real-files";
import { recallOf, type Recall } from "./recall";

/** How often faults planted in clean rows of real files are found, and what is found in the rows as they are. */
export async function datasets(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seed: { type: "string", default: "1" },
      samples: { type: "string", default: "40" },
      rule: { type: "string" },
      misses: { type: "string" },
      read: { type: "string" },
      language: { type: "string" },
      file: { type: "string" },
      ways: { type: "boolean" },
    },
  });
  const folder = (positionals[0] ?? "../shared/data").replace(/\/$/, "");
  const paths = dataFiles(folder).filter((path) => values.file === undefined || path.includes(values.file));
  const files: RealFile[] = [];
  for (const path of paths) files.push(await readRealFile(path, folder));
  const seed = Number(values.seed);
  if (values.read !== undefined) {
    await readFindings(files, folder, {
      count: Number(values.read),
      seed,
      language: values.language,
      rule: values.rule,
    });
    return;
  }
  const rule = values.rule ?? values.misses;
  const chosen = plants.filter((plant) => rule === undefined || plant.rule === rule);
  const results: Recall[] = [];
  for (const plant of chosen) results.push(...(await recallOf(plant, files, Number(values.samples), seed)));
  printRecall(results, values.ways === true || rule !== undefined);
  if (values.misses !== undefined) printMisses(results);
  if (rule === undefined) printAlarms(files);
}

function printRecall(results: readonly Recall[], byWay: boolean): void {
  console.log(
    "Faults planted in clean rows of real files: the share that is found, and where the place is known, found there.\n",
  );
  console.log("| Rule | English | Chinese | planted | in place |\n| --- | --- | --- | --- | --- |");
  for (const rule of [...new Set(results.map(({ plant }) => plant.rule))]) {
    const own = results.filter(({ plant }) => plant.rule === rule);
    console.log(row(`\`${rule}\``, own, structuralRules.has(rule) ? 0.95 : 0.8));
    if (!byWay) continue;
    for (const way of [...new Set(own.map(({ plant }) => plant.way))]) {
      console.log(
        row(
          `· ${way}`,
          own.filter(({ plant }) => plant.way === way),
          0,
        ),
      );
    }
  }
}

function row(name: string, results: readonly Recall[], goal: number): string {
  const sum = (key: "planted" | "found" | "placed" | "inPlace", of = results): number =>
    of.reduce((total, result) => total + result[key], 0);
  const shares = (["en", "zh"] as const).map((language) => {
    const own = results.filter((result) => result.language === language);
    const share = sum("found", own) / sum("planted", own);
    return `${figure(share)}${share < goal ? " !" : ""}`;
  });
  const places = sum("placed") === 0 ? "" : figure(sum("inPlace") / sum("placed"));
  return `| ${name} | ${shares.join(" | ")} | ${sum("planted")} | ${places} |`;
}

function figure(share: number): string {
  if (Number.isNaN(share)) return "–";
  return share === 1 ? "1.00" : share.toFixed(2).replace(/^0/, "");
}

function printMisses(results: readonly Recall[]): void {
  for (const { plant, language, misses } of results) {
    for (const miss of misses) {
      console.log(
        `\n${plant.way} (${language}, ${miss.file}), instead: ${miss.instead.join(", ") || "nothing"}\n  ${miss.line.slice(0, 600)}`,
      );
    }
  }
}

interface Alarms {
  readonly rule: string;
  readonly severity: Severity;
  found: number;
  /** Those that would not be defended, by the share of those read. */
  false: number;
  read: number;
  defended: number;
}

function printAlarms(files: readonly RealFile[]): void {
  const rows = files.reduce((total, file) => total + file.rows, 0);
  const alarms = new Map<string, Alarms>();
  const perFile: { file: RealFile; false: number }[] = [];
  for (const file of files) {
    const counts = new Map<string, { severity: Severity; found: number }>();
    for (const { problem } of file.found) {
      const key = `${problem.severity} ${problem.rule}`;
      const count = counts.get(key) ?? { severity: problem.severity, found: 0 };
      counts.set(key, { ...count, found: count.found + 1 });
    }
    let wrong = 0;
    for (const [key, { severity, found }] of counts) {
      const rule = key.slice(severity.length + 1);
      const reading = defended.find((entry) => entry.rule === rule && entry.file === file.name);
      const share = reading === undefined ? 0 : reading.defended / reading.read;
      const sum = alarms.get(key) ?? { rule, severity, found: 0, false: 0, read: 0, defended: 0 };
      sum.found += found;
      sum.false += found * (1 - share);
      sum.read += reading?.read ?? 0;
      sum.defended += reading?.defended ?? 0;
      alarms.set(key, sum);
      if (severity === "error" || severity === "warning") wrong += found * (1 - share);
    }
    perFile.push({ file, false: wrong });
  }
  console.log(
    `\nUntouched: ${rows} rows in ${files.length} files. Findings for 200 rows, and those among them that were read and not defended, or not read.\n`,
  );
  console.log(
    "| Severity | Rule | found | read | defended | for 200 rows | not defended |\n| --- | --- | --- | --- | --- | --- | --- |",
  );
  const sorted = [...alarms.values()].sort(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.found - a.found,
  );
  const rate = (count: number): string => ((count * 200) / rows).toFixed(2);
  for (const { rule, severity, found, read, defended: good, false: wrong } of sorted) {
    console.log(`| ${severity} | \`${rule}\` | ${found} | ${read} | ${good} | ${rate(found)} | ${rate(wrong)} |`);
  }
  const loud = sorted.filter(({ severity }) => severity === "error" || severity === "warning");
  const total = (key: "found" | "false"): number => loud.reduce((sum, alarm) => sum + alarm[key], 0);
  console.log(
    `\nErrors and warnings together for 200 rows: ${rate(total("found"))} found, ${rate(total("false"))} not defended.`,
  );
  const worst = perFile
    .map(({ file, false: wrong }) => ({ name: file.name, share: (wrong * 200) / file.rows }))
    .filter(({ share }) => share > 1)
    .sort((a, b) => b.share - a.share);
  for (const { name, share } of worst) console.log(`  ${name}: ${share.toFixed(1)} for 200 rows`);
}

interface Reading {
  readonly count: number;
  readonly seed: number;
  readonly language: string | undefined;
  readonly rule: string | undefined;
}

/** Prints findings at random, for someone to read. */
async function readFindings(files: readonly RealFile[], folder: string, reading: Reading): Promise<void> {
  const random = new Random(reading.seed);
  const all = files.flatMap((file) => file.found.map((one) => ({ file, ...one })));
  const texts = new Map<string, Map<number, string>>();
  const wanted = all.filter(({ problem }) => reading.rule === undefined || problem.rule === reading.rule);
  let shown = 0;
  for (const one of inTurn(random.some(wanted, wanted.length), ({ problem }) => problem.rule)) {
    if (shown >= reading.count) break;
    let rows = texts.get(one.file.name);
    if (rows === undefined) texts.set(one.file.name, (rows = await rowTexts(`${folder}/${one.file.name}`)));
    const text = one.row === undefined ? "" : (rows.get(one.row) ?? "");
    if (reading.language !== undefined && text !== "" && mainLanguage(text) !== reading.language) continue;
    shown++;
    const { range, rule, severity, message, field, related } = one.problem;
    const where = one.row === undefined ? "the set" : `row ${one.row + 1}`;
    console.log(`\n${shown}. ${one.file.name}, ${where}, ${severity} ${rule}, ${field ?? ""}\n   ${message}`);
    console.log(`   » ${JSON.stringify(text.slice(range.start, range.end).slice(0, 400))}`);
    console.log(`   in ${JSON.stringify(text.slice(0, 500))}`);
    for (const other of related.slice(0, 1)) {
      if (other.row !== undefined)
        console.log(`   ${other.message} ${JSON.stringify((rows.get(other.row) ?? "").slice(0, 300))}`);
    }
  }
}

/** The items with those of each group in turn, so that a rule that finds much does not crowd out the others. */
function inTurn<Item>(items: readonly Item[], groupOf: (item: Item) => string): Item[] {
  const seen = new Map<string, number>();
  const ranked = items.map((item) => {
    const rank = seen.get(groupOf(item)) ?? 0;
    seen.set(groupOf(item), rank + 1);
    return { item, rank };
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}

async function rowTexts(path: string): Promise<Map<number, string>> {
  const { readRows } = await import("../../src/dataset/container/read-rows");
  const { fileBytes } = await import("../../src/dataset/source/file");
  const texts = new Map<number, string>();
  await readRows(fileBytes(path), { name: path }, ({ number, text }) => texts.set(number, text));
  return texts;
}
