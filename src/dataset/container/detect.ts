import type { Container } from "./container";

/** How much of a file's beginning tells its container. */
export const headSize = 1 << 16;

/**
 * The container of a file by the first bytes of its content; `name` decides only where the content could be either.
 * `complete`: whether `head` is the whole file.
 */
export function detectContainer(head: Buffer, complete: boolean, name = ""): Container {
  const text = head.toString("utf8").replace(/^\uFEFF/, "");
  const lines = text.split("\n");
  // The last line may be cut off.
  if (!complete && lines.length > 1) lines.pop();
  const written = lines.map((line) => line.trim()).filter((line) => line !== "");
  if (written.length === 0) return byName(name) ?? "jsonl";
  const sample = written.slice(0, 50);
  const values = sample.filter(isJson).length;
  const first = written[0]![0]!;
  if (first === "{" || first === "[") {
    if (written.length === 1) return !complete || values === 0 ? "json" : (jsonByName(name) ?? "json");
    const opening = sample.filter((line) => line.startsWith("{") || line.startsWith("[{")).length;
    return values > 1 && values + opening >= sample.length ? "jsonl" : looksLikeLines(sample) ? "jsonl" : "json";
  }
  if (/\.(?:jsonl|ndjson)$/i.test(name) || values > sample.length / 2) return "jsonl";
  return byName(name) ?? byColumns(sample) ?? "text";
}

/** Lines that each open and close an object, though some of them be broken; an array's rows end in commas. */
function looksLikeLines(lines: readonly string[]): boolean {
  const whole = lines.filter((line) => line.startsWith("{") && line.endsWith("}")).length;
  return whole > lines.length / 2;
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

function jsonByName(name: string): Container | undefined {
  return /\.(?:jsonl|ndjson)(?:\.gz)?$/i.test(name) ? "jsonl" : undefined;
}

function byName(name: string): Container | undefined {
  const extension = /\.(csv|tsv|txt|json)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase();
  return extension === "txt" ? "text" : (extension as Container | undefined);
}

/** A header of at least two short names, and rows behind it. */
function byColumns(lines: readonly string[]): Container | undefined {
  if (lines.length < 2) return undefined;
  for (const [separator, container] of [
    ["\t", "tsv"],
    [",", "csv"],
  ] as const) {
    const names = lines[0]!.split(separator);
    const isHeader =
      names.length > 1 && names.every((name) => /^"?[\p{L}_][\p{L}\p{N}_ -]{0,30}"?$/u.test(name.trim()));
    if (isHeader && lines[1]!.includes(separator)) return container;
  }
  return undefined;
}
