import { open, rm } from "node:fs/promises";
import { convertRow, targetsOf } from "../../dataset/convert/convert-row";
import { LossCount, lossText, needText } from "../../dataset/convert/loss";
import { writeRows } from "../../dataset/convert/write-rows";
import type { Format, JsonObject, Need } from "../../dataset/format/format";
import type { OpenDataset } from "../../dataset/open/open-dataset";
import type { Locale } from "../../lint/locale";
import type { ConversionOutlook, ConversionTarget } from "./conversion-protocol";
import type { RequestContext } from "./serve";

// Rows between which the thread looks whether there is something else to do.
const rowsAtOnce = 500;
const pieceSize = 1 << 20;

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
  const losses = new LossCount();
  const lacking = new Map<Need, number>();
  let rows = 0;
  let unknown = 0;
  for await (const conversion of conversions(dataset, to, context)) {
    if (conversion === undefined) unknown++;
    else if (conversion.row === undefined) {
      for (const need of conversion.lacking) lacking.set(need, (lacking.get(need) ?? 0) + 1);
    } else {
      rows++;
      losses.add(conversion.lost);
    }
  }
  return {
    rows,
    lost: losses.all.map(({ loss, rows: count }) => ({ what: lossText(loss, locale), rows: count })),
    lacking: [...lacking].map(([need, count]) => ({ what: needText(need, locale), rows: count })),
    unknown,
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
  const rows = convertedRows(dataset, to, context);
  const pieces = writeRows(rows, containerOf(dataset));
  if (path === undefined) {
    const parts: Buffer[] = [];
    for await (const piece of pieces) parts.push(Buffer.from(piece));
    return new Uint8Array(Buffer.concat(parts));
  }
  const file = await open(path, "wx");
  try {
    let held = "";
    for await (const piece of pieces) {
      held += piece;
      if (held.length < pieceSize) continue;
      await file.writeFile(held);
      held = "";
    }
    await file.writeFile(held);
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
  for await (const conversion of conversions(dataset, to, context)) {
    if (conversion?.row !== undefined) yield conversion.row;
  }
}

/** Every row that is not blank, converted; undefined for one that does not parse or whose format is not known. */
async function* conversions(dataset: OpenDataset, to: Format, { signal, progress }: RequestContext) {
  const { length } = dataset.rows;
  for (let i = 0; i < length; i++) {
    if (i % rowsAtOnce === 0) {
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
      progress({ done: i, total: length });
    }
    if (dataset.isBlank(i)) continue;
    const { object, format } = dataset.row(i);
    yield object === undefined || format === undefined ? undefined : convertRow(object, format, to);
  }
}
