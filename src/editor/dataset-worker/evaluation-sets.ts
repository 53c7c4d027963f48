import { stat } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { formatsOf, type Configuration } from "../../dataset/configuration";
import type { Format } from "../../dataset/format/format";
import { readDataset } from "../../dataset/read-dataset";
import { EvaluationSet } from "../../dataset/set/evaluation-set";
import { fileBytes } from "../../dataset/source/file";
import type { ByteSource } from "../../dataset/source/source";
import type { EvaluationFile } from "./documents-protocol";

/** Bytes that are read of all evaluation files of a dataset; a row takes about as much memory as its text. */
const mostBytes = 50_000_000;

// Those of several folders, or of formats that are being changed.
const mostKept = 20;

interface Kept {
  /** What the file was, and how it was read. */
  readonly stamp: string;
  readonly set: Promise<ReadSet>;
}

interface ReadSet {
  readonly set: EvaluationSet;
  readonly bytes: number;
}

/** What evaluation files ask; each is read once for as long as it stays as it is. */
export class EvaluationSets {
  private readonly kept = new Map<string, Kept>();

  /** `log`: told what was not read, and why. */
  constructor(
    private readonly log: (message: string) => void = () => undefined,
    private readonly limit = mostBytes,
  ) {}

  /**
   * What the files ask that are there, the same objects while they are the same. `configuration`: what holds for the
   * dataset. Never rejects.
   */
  async read(files: readonly EvaluationFile[], configuration: Configuration): Promise<readonly EvaluationSet[]> {
    const sets: EvaluationSet[] = [];
    let left = this.limit;
    for (const file of files) {
      if (left <= 0) {
        this.log(`${file.shown}: not read as an evaluation file, as those before it have ${this.limit} bytes.`);
        continue;
      }
      const read = await this.readOne(file, configuration, left);
      if (read === undefined) continue;
      sets.push(read.set);
      left -= read.bytes;
    }
    return sets;
  }

  private async readOne(
    file: EvaluationFile,
    configuration: Configuration,
    left: number,
  ): Promise<ReadSet | undefined> {
    const stats = await stat(file.path).catch(() => undefined);
    if (stats?.isFile() !== true) return undefined;
    const { formats } = configuration.datasets ?? {};
    // Of a larger file, more is read when more of it may be.
    const stamp = JSON.stringify([stats.size, stats.mtimeMs, Math.min(stats.size, left), file.shown, formats]);
    const before = this.kept.get(file.path);
    if (before?.stamp === stamp) return before.set;
    const set = this.readSet(file, formatsOf(configuration), left);
    this.kept.delete(file.path);
    this.kept.set(file.path, { stamp, set });
    for (const path of [...this.kept.keys()].slice(0, -mostKept)) this.kept.delete(path);
    return set;
  }

  private async readSet({ path, shown }: EvaluationFile, formats: readonly Format[], left: number): Promise<ReadSet> {
    const set = new EvaluationSet(shown, path);
    const enough = new AbortController();
    let bytes = 0;
    try {
      const source = inTurns(fileBytes(path), (length) => {
        if ((bytes += length) > left) enough.abort();
      });
      const options = { source, name: path, signal: enough.signal, formats };
      await readDataset(path, options, (row) => set.add(row, row.number));
    } catch (error) {
      const why = enough.signal.aborted ? `only its first ${left} bytes are` : "not all of it could be";
      const reason = enough.signal.aborted ? "" : `: ${error instanceof Error ? error.message : String(error)}`;
      this.log(`${shown}: ${why} read as an evaluation file${reason}.`);
    }
    return { set, bytes };
  }
}

/** The same bytes; between pieces, the thread hears what else it is asked. */
async function* inTurns(source: ByteSource, onPiece: (length: number) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of source) {
    onPiece(piece.length);
    yield piece;
    await setImmediate();
  }
}
