import { stat } from "node:fs/promises";
import { FileError, fileErrorOf } from "../../../dataset/source/file-error";
import type { TableWork } from "../../dataset-worker/table-protocol";
import type { Reading } from "./file-rows";

type Step = TableWork["step"];

/** The steps of the work on a file, each of which is done once at a time: one that begins ends the one before it. */
export class TableSteps {
  private readonly running = new Map<Step, AbortController>();
  private readonly works = new Map<Step, TableWork>();
  /** Of the file when a step began last. */
  bytes = 0;

  /** `unpacked`: how many bytes the file has, once that is known. */
  constructor(
    private readonly path: string,
    private readonly unpacked: () => number | undefined,
    private readonly onChange: () => void,
  ) {}

  /** How each step goes that has begun. */
  get all(): TableWork[] {
    return [...this.works.values()];
  }

  /** Does a step and tells how it goes; true when it came to its end. Never rejects. */
  async do(step: Step, run: (reading: Reading) => Promise<void>): Promise<boolean> {
    this.stop(step);
    const controller = new AbortController();
    const { signal } = controller;
    this.running.set(step, controller);
    let done = 0;
    const tell = (work: Pick<TableWork, "state" | "error">): void => {
      // Another may have taken its place.
      if (this.running.get(step) !== controller) return;
      const total = step === "indexing" ? this.bytes : (this.unpacked() ?? this.bytes);
      this.works.set(step, { step, total, done, ...work });
      this.onChange();
    };
    const onProgress = (bytes: number): void => {
      done = bytes;
      tell({ state: "running" });
    };
    try {
      this.bytes = (await stat(this.path)).size;
      tell({ state: "running" });
      await run({ signal, onProgress });
      tell({ state: "done" });
      return true;
    } catch (error) {
      if (signal.aborted) tell({ state: "stopped" });
      else tell({ state: "failed", error: failureOf(error) });
      return false;
    }
  }

  /** Ends a step, which then tells that it was stopped. */
  stop(step: Step): void {
    this.running.get(step)?.abort();
  }

  /** Ends a step as if it had never begun. */
  forget(step: Step): void {
    this.stop(step);
    this.running.delete(step);
    this.works.delete(step);
  }

  /** Ends all steps; nothing is told from here on. */
  close(): void {
    for (const controller of this.running.values()) controller.abort();
    this.running.clear();
  }
}

function failureOf(thrown: unknown): NonNullable<TableWork["error"]> {
  const error = fileErrorOf(thrown);
  if (error instanceof FileError) return { reason: error.reason, isChange: error.kind === "changed" };
  const message = error instanceof Error ? error.message : String(error);
  return { reason: { en: message, "zh-cn": message }, isChange: false };
}
