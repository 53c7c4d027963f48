import { setTimeout as wait } from "node:timers/promises";
import { ResponseError } from "vscode-jsonrpc/node";
import { FailureError, reasonOf } from "./failure";
import type { Device } from "./devices";
import type { DeviceInUse, Ready, RowResult, Settings } from "./protocol";
import { RestartPolicy, usualLimits, type RestartLimits } from "./restart-policy";
import { RowQueue, type Job } from "./row-queue";
import { SidecarProcess, type StartOptions } from "./sidecar-process";

export interface PerplexityOptions extends Pick<StartOptions, "file" | "environment"> {
  readonly settings: Omit<Settings, "avoid">;
  readonly startLimit?: number;
  readonly grace?: number;
  /** Milliseconds without work after which the process ends and gives its memory back. */
  readonly idle?: number;
  readonly restarts?: RestartLimits;
  /** The process can score; told at each of its starts. */
  readonly onReady?: (ready: Ready) => void;
  /** The model went on elsewhere, as the device failed. */
  readonly onMoved?: (now: DeviceInUse) => void;
  /** The process died and is started again; told once. */
  readonly onCrash?: (reason: string) => void;
}

export interface ScoreOptions {
  /** Whether each token's share is wanted. */
  readonly tokens?: boolean;
  readonly signal?: AbortSignal;
  /** Told of each row once, in no order. */
  readonly onResult: (row: number, result: RowResult) => void;
}

// While one chunk is run the next is there already.
const chunksAtOnce = 2;

/** Scores texts in a process of its own, which begins with the first text, and is begun anew when it dies. */
export class PerplexityClient {
  private readonly queue = new RowQueue();
  private readonly limits: RestartLimits;
  private policy: RestartPolicy;
  private process: SidecarProcess | undefined;
  private isReady = false;
  private device: Device | undefined;
  private avoid: Device[] = [];
  private chunks = 0;
  private hasProgressed = false;
  private wasTold = false;
  private isDisposed = false;
  private idleTimer: NodeJS.Timeout | undefined;
  private readonly cancels = new Map<Job, AbortController>();
  private readonly rejects = new Map<Job, (error: unknown) => void>();

  constructor(private readonly options: PerplexityOptions) {
    this.limits = options.restarts ?? usualLimits;
    this.policy = new RestartPolicy(this.limits);
  }

  /** The number of the process, while there is one. */
  get pid(): number | undefined {
    return this.process?.pid;
  }

  /**
   * Scores all texts. Rejects with a `FailureError` where the model cannot be used or the process dies again and again,
   * and with the signal's reason.
   */
  async score(texts: readonly string[], { tokens = false, signal, onResult }: ScoreOptions): Promise<void> {
    signal?.throwIfAborted();
    if (this.isDisposed) throw new DOMException("The client is disposed of.", "AbortError");
    await new Promise<void>((resolve, reject) => {
      const job: Job = { texts, tokens, onResult, onDone: () => end(resolve) };
      const abort = (): void => {
        this.drop(job);
        end(() => reject(signal!.reason as Error));
      };
      const end = (settle: () => void): void => {
        signal?.removeEventListener("abort", abort);
        this.cancels.delete(job);
        this.rejects.delete(job);
        settle();
        this.rest();
      };
      this.cancels.set(job, new AbortController());
      this.rejects.set(job, (error) => end(() => reject(error as Error)));
      signal?.addEventListener("abort", abort, { once: true });
      clearTimeout(this.idleTimer);
      this.queue.add(job);
      this.pump();
    });
  }

  /** Ends the process; what is being scored is rejected with an `AbortError`. */
  async dispose(): Promise<void> {
    this.isDisposed = true;
    this.rejectAll(new DOMException("The client is disposed of.", "AbortError"));
    clearTimeout(this.idleTimer);
    await this.endProcess();
  }

  private pump(): void {
    if (this.queue.isEmpty) return;
    if (this.process === undefined) return void this.begin();
    while (this.isReady && this.chunks < chunksAtOnce) {
      const chunk = this.queue.take();
      if (chunk === undefined) return;
      const { process } = this;
      const { signal } = this.cancels.get(chunk.job)!;
      this.chunks++;
      process
        .score(chunk, signal)
        .catch((error: unknown) => {
          if (!signal.aborted) this.refused(process, error);
        })
        .finally(() => {
          if (process !== this.process) return;
          this.chunks--;
          this.pump();
        });
    }
  }

  private async begin(): Promise<void> {
    const { file, environment, startLimit = 180_000, grace = 2000, settings } = this.options;
    const process: SidecarProcess = new SidecarProcess(
      { file, startLimit, grace, ...(environment && { environment }) },
      {
        onMoved: (now) => {
          this.device = now.device;
          this.options.onMoved?.(now);
        },
        onResults: (results) => this.receive(results),
        onDeath: (reason) => this.died(process, reason),
      },
    );
    this.process = process;
    try {
      const ready = await process.load({ ...settings, avoid: this.avoid });
      if (process !== this.process) return;
      this.isReady = true;
      this.device = ready.device;
      this.options.onReady?.(ready);
      this.pump();
    } catch (error) {
      this.refused(process, error);
    }
  }

  /** The process lives, but does not do what it was asked. */
  private refused(process: SidecarProcess, error: unknown): void {
    // It may be gone by now; of a connection's end `onDeath` hears.
    if (process !== this.process) return;
    if (error instanceof FailureError) {
      void this.endProcess();
      this.rejectAll(error);
    } else if (error instanceof ResponseError) {
      void process.stop();
      this.died(process, reasonOf(error));
    }
  }

  private receive(results: readonly RowResult[]): void {
    for (const result of results) if (this.queue.settle(result)) this.hasProgressed = true;
  }

  private died(process: SidecarProcess, reason: string): void {
    if (process !== this.process) return;
    const { trying, running } = process;
    // A driver that kills the process, when the model is loaded or is run first, is not tried again.
    const culprit = trying ?? (this.hasProgressed ? undefined : this.device);
    this.forget();
    if (this.options.settings.device === "auto" && culprit !== undefined && culprit !== "cpu") {
      this.avoid = [...this.avoid, culprit];
    }
    this.queue.askAgain(running, this.limits.mostForRow, reason);
    const policy = this.policy.next(this.hasProgressed);
    this.hasProgressed = false;
    if (policy === undefined) {
      this.policy = new RestartPolicy(this.limits);
      return this.rejectAll(new FailureError("too-many-crashes", { reason }));
    }
    this.policy = policy;
    if (!this.wasTold) this.options.onCrash?.(reason);
    this.wasTold = true;
    void wait(policy.delay).then(() => this.pump());
  }

  private drop(job: Job): void {
    this.queue.remove(job);
    this.cancels.get(job)?.abort();
  }

  private rejectAll(error: unknown): void {
    const rejects = [...this.rejects.values()];
    this.queue.removeAll();
    for (const cancel of this.cancels.values()) cancel.abort();
    for (const reject of rejects) reject(error);
  }

  /** Ends the process after a while without work. */
  private rest(): void {
    clearTimeout(this.idleTimer);
    const { idle = 300_000 } = this.options;
    if (!this.queue.isEmpty || this.process === undefined || this.isDisposed) return;
    this.idleTimer = setTimeout(() => void this.endProcess(), idle);
    this.idleTimer.unref();
  }

  private async endProcess(): Promise<void> {
    const { process } = this;
    this.forget();
    await process?.stop();
  }

  private forget(): void {
    this.process = undefined;
    this.isReady = false;
    this.device = undefined;
    this.chunks = 0;
  }
}
