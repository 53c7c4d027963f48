import { headSize, type Container } from "./container";
import { readRecord } from "./csv-dialect";
import { openBrace, skipWhite } from "./json-bytes";

// A file that begins with an object is looked at up to its first line break, which tells rows on lines from one object.
const longestHead = 1 << 23;
const sampleLines = 50;

const lineFeed = 10;
const carriageReturn = 13;

/** Whether a beginning is long enough to tell the container by. */
export function isEnoughToDetect(head: Buffer): boolean {
  if (head.length < headSize) return false;
  const opensObject = head[skipWhite(head, head[0] === 0xef ? 3 : 0)] === openBrace;
  return !opensObject || head.length >= longestHead || head.includes(lineFeed) || head.includes(carriageReturn);
}

/** Whether lines end with carriage returns alone, as they did on old Macs. */
export function usesCarriageReturns(head: Buffer): boolean {
  return head.includes(carriageReturn) && !head.includes(lineFeed);
}

/**
 * The container of a file by the first bytes of its content, without a byte order mark; `name` decides only where the
 * content could be either. `complete`: whether `head` is the whole file.
 */
export function detectContainer(head: Buffer, complete: boolean, name = ""): Container {
  const lines = head.toString("utf8").split(/\r\n?|\n/);
  // The last line may be cut off.
  const cut = complete ? "" : (lines.pop() ?? "").trim();
  const sample: string[] = [];
  for (const line of lines) {
    if (line.trim() !== "") sample.push(line.trim());
    if (sample.length === sampleLines) break;
  }
  const named = byName(name);
  const first = (sample[0] ?? cut)[0];
  if (first === undefined) return named ?? "jsonl";
  if (first === "{" || first === "[") return detectJson(sample, cut, named);
  const values = sample.filter(isJson).length;
  if (named === "jsonl" || (values > sample.length / 2 && (named === undefined || named === "json"))) return "jsonl";
  const columns = columnsOf(head, complete, named);
  return columns ?? named ?? "text";
}

function detectJson(sample: readonly string[], cut: string, named: Container | undefined): Container {
  const first = sample[0];
  // One line, of which the end has not been seen.
  if (first === undefined) return cut.startsWith("{") && named === "jsonl" ? "jsonl" : "json";
  if (sample.length === 1) {
    if (cut !== "") return isJson(first) || (isWhole(first) && named === "jsonl") ? "jsonl" : "json";
    return named === "jsonl" && first !== "[" && first !== "{" ? "jsonl" : "json";
  }
  // An array's rows end in commas, and objects on several lines begin and end apart.
  if (first === "[" || first === "{") return "json";
  const whole = sample.filter((line) => isWhole(line) || isJson(line)).length;
  return whole > sample.length / 2 ? "jsonl" : "json";
}

/** A line that opens and closes an object or array, though it may be broken. */
function isWhole(line: string): boolean {
  return (line.startsWith("{") && line.endsWith("}")) || (line.startsWith("[") && line.endsWith("]"));
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

function byName(name: string): Container | undefined {
  const extension = /\.(jsonl|ndjson|csv|tsv|txt|json)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase();
  if (extension === "ndjson") return "jsonl";
  return extension === "txt" ? "text" : (extension as Container | undefined);
}

const columnName = /^[\p{L}_][\p{L}\p{N}_ .:-]{0,40}$/u;

/** A header of at least two short names, and records of as many cells behind it. */
function columnsOf(head: Buffer, complete: boolean, named: Container | undefined): Container | undefined {
  if (named === "text") return undefined;
  for (const [separator, container] of [
    ["\t", "tsv"],
    [",", "csv"],
    [";", "csv"],
  ] as const) {
    const counts = cellCounts(head, separator.charCodeAt(0), complete);
    const columns = counts[0] ?? 0;
    if (columns < 2 || (counts.length < 2 && named !== container)) continue;
    const header = head.toString("utf8").split(/[\r\n]/, 1)[0]!;
    const names = header.split(separator).map((name) => name.trim().replace(/^"(.*)"$/, "$1"));
    const alike = counts.filter((count) => count === columns).length;
    if (
      new Set(names).size === columns &&
      names.every((name) => columnName.test(name)) &&
      alike * 5 >= counts.length * 4
    ) {
      return container;
    }
  }
  return undefined;
}

/** How many cells the first records have. */
function cellCounts(head: Buffer, separator: number, complete: boolean): number[] {
  const lineBreak = usesCarriageReturns(head) ? carriageReturn : lineFeed;
  const counts: number[] = [];
  for (let from = 0; from < head.length && counts.length < sampleLines;) {
    const { end, cells } = readRecord(head, from, separator, lineBreak, complete);
    if (end < 0) break;
    if (end > from + 1) counts.push(cells);
    from = end + 1;
  }
  return counts;
}
