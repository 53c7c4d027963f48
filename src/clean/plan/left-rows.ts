import { DatasetCheck } from "../../dataset/check";
import type { DatasetCheckOptions } from "../../dataset/check-options";
import { readRows, type FileFacts, type RowText } from "../../dataset/container/read-rows";
import { rewritten } from "../../dataset/container/row-text";
import type { DatasetKind, Format } from "../../dataset/format/format";
import { rowKeys } from "../../dataset/set/row-keys";
import type { ByteSource } from "../../dataset/source/source";
import type { RuleSetting } from "../../lint/run";
import { documentedDatasetRules } from "../../dataset/documented-rules";
import type { Decisions } from "./decisions";
import { KeptKeys } from "./kept-keys";
import type { NumberedStep } from "./stages";

/** How a dataset is read and checked while it is cleaned. */
export interface CleaningOptions extends Pick<DatasetCheckOptions, "locale" | "settings" | "format" | "formats"> {
  /** The file's name, which decides where its content could be read in two ways. */
  readonly name: string;
  readonly signal?: AbortSignal;
  /** Told how many bytes have been read, and in which reading of how many. */
  readonly onProgress?: (progress: CleaningProgress) => void;
}

export interface CleaningProgress {
  readonly reading: number;
  readonly readings: number;
  readonly bytes: number;
}

/** The rows that no step has dropped so far, as they are by now. */
export class LeftRows {
  private reading = -1;
  /** What most rows are, as the first reading has found; later ones take it from there. */
  format: Format | undefined;
  /** What the rows are for, as the last look at single rows has found. */
  kind: DatasetKind = "text";
  /** What the last reading has told of the file. */
  file: FileFacts | undefined;
  private known: KeptKeys | undefined;

  constructor(
    private readonly open: () => ByteSource,
    private readonly decisions: Decisions,
    readonly options: CleaningOptions,
    private readonly readings: number,
  ) {}

  /**
   * Reads them once; between the pieces of the file, `pause` is waited for, which is then to tell how far that has come.
   * Rejects as the source does.
   */
  async read(onRow: (row: RowText, file: FileFacts) => void, pause?: () => Promise<void>): Promise<FileFacts> {
    const { name, signal } = this.options;
    this.reading++;
    const source = pause === undefined ? this.open() : paced(this.open(), pause);
    const onProgress = (bytes: number): void => this.tell(bytes);
    const options = { name, ...(signal && { signal }), ...(pause === undefined && { onProgress }) };
    this.file = await readRows(source, options, (row, file) => {
      if (!this.has(row.number)) return;
      const text = this.decisions.text(row.number);
      onRow(text === undefined ? row : rewritten(row, text), file);
    });
    return this.file;
  }

  /** Tells how many bytes of the reading that goes on are done. */
  tell(bytes: number): void {
    this.options.onProgress?.({ reading: this.reading, readings: this.readings, bytes });
  }

  /** Whether a row is there still. */
  has(row: number): boolean {
    return this.decisions.rejection(row) === undefined;
  }

  /** The keys of the rows that are objects, in their order, and of some that are gone; read where they are not known. */
  async keys(): Promise<KeptKeys> {
    if (this.known !== undefined) return this.known;
    const keys = new KeptKeys();
    const check = new DatasetCheck(this.checkOptions([]), {
      row: (row) => {
        if (row.object !== undefined) keys.add(row.number, rowKeys(row));
      },
    });
    await this.read((row, file) => check.add(row, file));
    check.finish();
    return (this.known = keys);
  }

  /** The places among `keys` of the rows that are there still. */
  *places(keys: KeptKeys): Generator<number> {
    for (let place = 0; place < keys.count; place++) if (this.has(keys.rowAt(place))) yield place;
  }

  /** To be called when rows have been changed; `keys`: what theirs are by now, if that is known. */
  changed(keys: KeptKeys | undefined): void {
    this.known = keys;
  }

  /** What a check of the rows is told where only the rules of some steps are on. */
  checkOptions(steps: readonly NumberedStep[], more: readonly string[] = []): DatasetCheckOptions {
    const { locale, settings, formats } = this.options;
    const format = this.format ?? this.options.format;
    const on = new Map(steps.flatMap(({ step: { rule, options } }) => (rule === undefined ? [] : [[rule, options]])));
    for (const rule of more) if (!on.has(rule)) on.set(rule, undefined);
    const rules = new Map(
      documentedDatasetRules.map(({ id }): [string, RuleSetting] =>
        on.has(id) ? [id, { severity: "information", options: on.get(id) }] : [id, { severity: "off" }],
      ),
    );
    return { locale, settings, rules, compares: false, ...(format && { format }), ...(formats && { formats }) };
  }
}

async function* paced(source: ByteSource, pause: () => Promise<void>): AsyncGenerator<Uint8Array> {
  for await (const piece of source) {
    yield piece;
    await pause();
  }
}
