import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync } from "node:fs";
import path from "node:path";
import { encodeRecord, hashAt, hashLength, recordLength, scoreAt, type CachedScore } from "./records";

// A file larger than this is begun anew.
const mostBytes = 256e6;
// Fresh records are written when there are so many bytes of them.
const flushBytes = 1 << 18;

/** Scores of texts that were kept of earlier runs, in a file that is only ever added to: by several processes at a time. */
export class ScoreCache {
  private bytes: Buffer;
  private used = 0;
  private readonly index = new Map<string, number>();
  private fresh: Buffer[] = [];
  private freshBytes = 0;
  /** Why nothing more is kept. */
  private broken: Error | undefined;

  private readonly file: string;

  /** Opens the scores of `key` in `folder`, which is made when there is something to keep. */
  constructor(
    folder: string,
    key: string,
    private readonly options: { readonly isReadOnly?: boolean } = {},
  ) {
    this.file = path.join(folder, `${key}.scores`);
    this.bytes = this.readFile();
    for (let length; (length = recordLength(this.bytes, this.used)) !== undefined; this.used += length) {
      this.index.set(hashAt(this.bytes, this.used).toString("latin1"), this.used);
    }
    // What somebody could not write to its end would hide all that comes behind it.
    if (this.used < this.bytes.length && !options.isReadOnly) this.attempt(() => truncateSync(this.file, this.used));
  }

  /** Why scores cannot be kept, if that is so. */
  get problem(): string | undefined {
    return this.broken?.message;
  }

  /** The score of a text; with `places`, only one that has them. */
  get(text: string, places: boolean): CachedScore | undefined {
    if (this.index.size === 0) return undefined;
    const at = this.index.get(hashOf(text).toString("latin1"));
    if (at === undefined) return undefined;
    const score = scoreAt(this.bytes, at);
    return places && score.places === undefined ? undefined : score;
  }

  add(text: string, score: CachedScore): void {
    const hash = hashOf(text);
    const record = encodeRecord(hash, score);
    this.index.set(hash.toString("latin1"), this.append(record));
    this.fresh.push(record);
    this.freshBytes += record.length;
    if (this.freshBytes >= flushBytes) this.flush();
  }

  /** Writes what is new. Where that fails, nothing more is kept. */
  flush(): void {
    const { fresh } = this;
    this.fresh = [];
    this.freshBytes = 0;
    if (fresh.length === 0) return;
    this.attempt(() => {
      mkdirSync(path.dirname(this.file), { recursive: true });
      appendFileSync(this.file, Buffer.concat(fresh));
    });
  }

  private readFile(): Buffer {
    let bytes: Buffer | undefined;
    this.attempt(() => {
      if (!existsSync(this.file)) return;
      if (statSync(this.file).size > mostBytes && !this.options.isReadOnly) rmSync(this.file);
      else bytes = readFileSync(this.file);
    });
    return bytes ?? Buffer.alloc(0);
  }

  /** Puts a record behind the others; gives its place. */
  private append(record: Buffer): number {
    const at = this.used;
    this.used += record.length;
    if (this.used > this.bytes.length) {
      const larger = Buffer.alloc(Math.max(2 * this.bytes.length, this.used, flushBytes));
      this.bytes.copy(larger, 0, 0, at);
      this.bytes = larger;
    }
    record.copy(this.bytes, at);
    return at;
  }

  private attempt(action: () => void): void {
    if (this.broken !== undefined) return;
    try {
      action();
    } catch (error) {
      this.broken = error as Error;
    }
  }
}

function hashOf(text: string): Buffer {
  // As UTF-16: lone halves of a pair are told apart.
  return createHash("sha256").update(text, "utf16le").digest().subarray(0, hashLength);
}
