import type { RowResult } from "./protocol";
import type { Chunk } from "./sidecar-process";

/** Rows that are scored for one caller. */
export interface Job {
  readonly texts: readonly string[];
  readonly tokens: boolean;
  readonly onResult: (row: number, result: RowResult) => void;
  /** All rows have their result. */
  readonly onDone: () => void;
}

/** A chunk of one job's rows. */
export interface JobChunk extends Chunk {
  readonly job: Job;
}

interface Row {
  readonly id: number;
  readonly job: Job;
  readonly index: number;
  /** How often the process died while it ran this row alone. */
  deaths: number;
  isSuspect: boolean;
}

interface Progress {
  /** The next row that nobody has asked for. */
  next: number;
  open: number;
}

const mostRows = 512;
const mostUnits = 200_000;

/** Which rows are still to be asked for and which have been: each row of a job gets one result, whatever happens. */
export class RowQueue {
  private readonly jobs = new Map<Job, Progress>();
  private readonly asked = new Map<number, Row>();
  /** Rows that are asked for again before all others. */
  private again: Row[] = [];
  private lastId = 0;

  get isEmpty(): boolean {
    return this.jobs.size === 0;
  }

  add(job: Job): void {
    this.jobs.set(job, { next: 0, open: job.texts.length });
    if (job.texts.length === 0) this.finish(job);
  }

  /** Forgets a job; what comes of its rows is dropped. */
  remove(job: Job): void {
    this.jobs.delete(job);
    this.again = this.again.filter((row) => row.job !== job);
    for (const row of this.asked.values()) if (row.job === job) this.asked.delete(row.id);
  }

  removeAll(): Job[] {
    const jobs = [...this.jobs.keys()];
    for (const job of jobs) this.remove(job);
    return jobs;
  }

  /** The next rows to ask for, which from now on count as asked; undefined when there are none. */
  take(): JobChunk | undefined {
    const rows: Row[] = [];
    let units = 0;
    const first = this.again[0] ?? this.freshRow();
    if (first === undefined) return undefined;
    for (let row: Row | undefined = first; row !== undefined; row = this.again[0] ?? this.freshRow()) {
      const text: string = row.job.texts[row.index]!;
      const fits = rows.length < mostRows && units + text.length <= mostUnits;
      if (rows.length > 0 && (!fits || row.job !== first.job || row.isSuspect !== first.isSuspect)) break;
      if (this.again[0] === row) this.again.shift();
      else this.jobs.get(row.job)!.next++;
      rows.push(row);
      this.asked.set(row.id, row);
      units += text.length;
      this.lastId = Math.max(this.lastId, row.id);
    }
    const { job, isSuspect } = first;
    this.letOthersGoFirst(job);
    return {
      job,
      rows: rows.map(({ id, index }) => ({ id, text: job.texts[index]! })),
      tokens: job.tokens,
      alone: isSuspect,
    };
  }

  /** Passes a result on, if it is the first of its row and somebody still waits for it. */
  settle(result: RowResult): boolean {
    const row = this.asked.get(result.id);
    if (row === undefined) return false;
    this.asked.delete(row.id);
    const { job } = row;
    job.onResult(row.index, result);
    const progress = this.jobs.get(job);
    if (progress !== undefined && --progress.open === 0) this.finish(job);
    return true;
  }

  /**
   * All rows that were asked for have no answer: they will be asked for again, those of `running` one by one, as one of
   * them may be why. A row that was run alone more than `most` times is given up.
   */
  askAgain(running: readonly number[], most: number, reason: string): void {
    for (const id of running) {
      const row = this.asked.get(id);
      if (row === undefined) continue;
      if (running.length === 1) row.deaths++;
      row.isSuspect = true;
      if (row.deaths > most) this.settle({ id, failure: { code: "row-crash", data: { reason } } });
    }
    const unanswered = [...this.asked.values(), ...this.again];
    this.asked.clear();
    // Suspects last, so that the others do not have to wait for what may never work.
    this.again = unanswered.sort((a, b) => Number(a.isSuspect) - Number(b.isSuspect) || a.id - b.id);
  }

  private freshRow(): Row | undefined {
    for (const [job, { next }] of this.jobs) {
      if (next < job.texts.length) return { id: this.lastId + 1, job, index: next, deaths: 0, isSuspect: false };
    }
    return undefined;
  }

  /** So that a few rows do not wait for a whole file. */
  private letOthersGoFirst(job: Job): void {
    const progress = this.jobs.get(job)!;
    this.jobs.delete(job);
    this.jobs.set(job, progress);
  }

  private finish(job: Job): void {
    this.jobs.delete(job);
    job.onDone();
  }
}
