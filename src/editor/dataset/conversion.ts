import { open, rm } from "node:fs/promises";
import { ConversionReport } from "../../dataset/convert/conversion-report";
import { targetsOf } from "../../dataset/convert/convert-row";
import { lossText, needText } from "../../dataset/convert/loss";
import { inPieces, writeRows } from "../../dataset/convert/write-rows";
import type { Format, JsonObject } from "../../dataset/format/format";
import type { OpenDataset } from "../../dataset/open/open-dataset";
import type { Row } from "../../dataset/row/row";
import type { Locale } from "../../lint/locale";
import type { ConversionOutlook, ConversionTarget } from "../dataset-worker/conversion-protocol";
import type { RequestContext } from "../dataset-worker/serve";

// Rows between which the thread looks whether there is something else to do.
const rowsAtOnce = 500;

/** Those of `formats` that an open dataset may be converted to. */
export function targets({ format }: OpenDataset, formats: readonly Format[], locale: Locale): ConversionTarget[] {
  const found = format === undefined ? [] : targetsOf(format, formats);
  return found.map(({ id, title, description }) => ({ id, title, description: description[locale] }));
}

/** What would come of converting an open dataset. Rejects when the signal comes. */
export async function outlook(
  dataset: OpenDataset,
  to: Format,
  locale: Locale,
  context: RequestContext,
): Promise<ConversionOutlook> {
  const report = new ConversionReport(to);
  for await (const row of rowsOf(dataset, context)) report.convert(row);
  const { converted, lacking, losses, unparsed, unknown } = report;
  return {
    rows: converted,
    lost: losses.all.map(({ loss, rows }) => ({ what: lossText(loss, locale), rows })),
    lacking: [...lacking].map(([need, rows]) => ({ what: needText(need, locale), rows })),
    unknown: unparsed + unknown,
    extension: containerOf(dataset) === "json" ? ".json" : ".jsonl",
  };
}

/** The converted rows as a file: written to `path`, which must not exist, or given back. Rejects as writing does, and when the signal comes. */
export async function write(
  dataset: OpenDataset,
  to: Format,
  path: string | undefined,
  context: RequestContext,
): Promise<Uint8Array | undefined> {
  const pieces = inPieces(writeRows(convertedRows(dataset, to, context), containerOf(dataset)));
  if (path === undefined) {
    const parts: Buffer[] = [];
    for await (const piece of pieces) parts.push(Buffer.from(piece));
    return new Uint8Array(Buffer.concat(parts));
  }
  const file = await open(path, "wx");
  try {
    for await (const piece of pieces) await file.writeFile(piece);
    await file.close();
  } catch (error) {
    await file.close();
    await rm(path, { force: true });
    throw error;
  }
  return undefined;
}

function containerOf({ container }: OpenDataset): "json" | "jsonl" {
  return container === "json" ? "json" : "jsonl";
}

async function* convertedRows(dataset: OpenDataset, to: Format, context: RequestContext): AsyncGenerator<JsonObject> {
  const report = new ConversionReport(to);
  for await (const row of rowsOf(dataset, context)) {
    const converted = report.convert(row);
    if (converted !== undefined) yield converted;
  }
}

/** Every row but a header; in between, the thread hears what else it is asked. */
async function* rowsOf(dataset: OpenDataset, { signal, progress }: RequestContext): AsyncGenerator<Row> {
  const { length } = dataset.rows;
  for (let i = 0; i < length; i++) {
    if (i % rowsAtOnce === 0) {
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
      progress({ done: i, total: length });
    }
    if (!dataset.isBlank(i)) yield dataset.row(i);
  }
}
