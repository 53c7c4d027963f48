import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Container } from "../../src/dataset/container/container";
import { readRows, type RowText } from "../../src/dataset/container/read-rows";
import { contentReader } from "../../src/dataset/row/read-content";
import { FileError } from "../../src/dataset/source/file-error";
import { bytesOf } from "../../src/dataset/source/source";
import { viablePrefix } from "./viable-prefix";

interface Place {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** What reading makes of a file. */
interface Verdict {
  readonly accepted: boolean;
  /** Where it says that the text breaks: units of the file. Missing for what is wrong but JSON, such as its encoding. */
  readonly ranges: readonly Place[];
}

const ways = {
  "as a row": (text: string): Container => (/[\r\n]/.test(text.trimEnd()) ? "json" : "jsonl"),
  "as a document": (): Container => "json",
} as const;

/**
 * Reads every file of JSONTestSuite in two ways, as one row on its line (those with line breaks inside as a document)
 * and as a document, and compares with what their names say: `y_` is JSON, `n_` is not, `i_` may be either.
 */
export async function jsonSuite(args: readonly string[]): Promise<void> {
  const folder = args[0] ?? "../shared/suites/JSONTestSuite/test_parsing";
  if (!existsSync(folder)) {
    console.error(`There is no JSONTestSuite at ${folder}; give the path of its test_parsing.`);
    process.exitCode = 2;
    return;
  }
  const files = readdirSync(folder).filter((name) => /^[yni]_.*\.json$/.test(name));
  console.log("| Read | accepted of y | refused of n | accepted of i | errors where the text breaks |");
  console.log("| --- | --- | --- | --- | --- |");
  const wrong: string[] = [];
  for (const [way, containerOf] of Object.entries(ways)) {
    const counts = { y: [0, 0], n: [0, 0], i: [0, 0], place: [0, 0] };
    for (const name of files) {
      const bytes = readFileSync(join(folder, name));
      const text = bytes.toString("utf8");
      const { accepted, ranges } = await verdictOn(bytes, containerOf(text));
      const kind = name[0] as "y" | "n" | "i";
      counts[kind][1]!++;
      if (accepted === (kind !== "n")) counts[kind][0]!++;
      else if (kind !== "i") wrong.push(`${way}: ${name} is ${accepted ? "accepted" : "refused"}`);
      const read = text.replace(/^\uFEFF/, "");
      const judged = viablePrefix(read);
      if (kind !== "n" || ranges.length === 0 || judged.isJson) continue;
      counts.place[1]!++;
      // Before the break there may be white space, behind which the text should have gone on.
      const isThere = ({ start, end }: Place): boolean =>
        start <= judged.length && read.slice(end, judged.length).trim() === "";
      if (ranges.some(isThere)) counts.place[0]!++;
      else wrong.push(`${way}: ${name} breaks at ${judged.length}, but ${JSON.stringify(ranges.slice(0, 3))} is said`);
    }
    const cells = [counts.y, counts.n, counts.i, counts.place].map(([right, all]) => `${right} of ${all}`);
    console.log(`| ${way} | ${cells.join(" | ")} |`);
  }
  for (const line of wrong) console.log(`\n${line}`);
  if (wrong.length > 0) process.exitCode = 1;
}

async function verdictOn(bytes: Uint8Array, container: Container): Promise<Verdict> {
  const rows: RowText[] = [];
  try {
    await readRows(bytesOf(bytes), { container }, (row) => rows.push(row));
  } catch (error) {
    if (error instanceof FileError) return { accepted: false, ranges: [] };
    throw error;
  }
  const read = contentReader(container);
  const ranges: Place[] = [];
  // An array of nothing is JSON, and a file of nothing is none.
  let accepted = rows.length > 0 || Buffer.from(bytes).includes("[");
  for (const row of rows) {
    const { value, error } = read(row.text, row);
    const { offset } = row.place;
    if (error !== undefined) {
      const { range, mend, reason } = error;
      // Of what is wrong beside a row, the row's nearest unit is marked, and what mends it is where it breaks.
      const { start, end } = mend?.range ?? range;
      ranges.push({ start: offset + start, end: offset + end, reason });
    }
    if (error !== undefined || value === undefined || !row.isUtf8) accepted = false;
  }
  return { accepted, ranges };
}
