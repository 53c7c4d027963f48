import type { Worker } from "node:worker_threads";
import type {
  Events,
  Failure,
  FromWorker,
  Notifications,
  Params,
  Progress,
  RequestName,
  Result,
  ToWorker,
} from "./protocol";
import { RecentFailures } from "./recent-failures";

/** A request that the worker did not answer. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  readonly code: string | undefined;
  /** Whether it was cancelled, so that there is nothing to tell. */
  readonly cancelled: boolean;

  constructor({ message, code, cancelled }: Failure) {
    super(message);
    this.code = code;
    this.cancelled = cancelled;
  }
}

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: Progress) => void;
  /** Buffers among the parameters that are moved instead of copied. */
  readonly transfer?: readonly ArrayBuffer[];
}

export interface ClientOptions {
  /** Starts the thread; called when the first message is sent, and again when the thread has died. */
  readonly start: () => Worker;
  /** Told that the thread has died, and whether another will take its place. */
  readonly onCrash: (error: Error, restarts: boolean) => void;
  /** By `Date.now()`; for tests. */
  readonly now?: () => number;
}

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: RequestError) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

type Listeners = { [Name in keyof Events]?: Set<(params: Events[Name]) => void> };

/** Talks to the thread that does all work on datasets, which begins with the first message. */
export class DatasetClient {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private readonly listeners: Listeners = {};
  private readonly restartListeners = new Set<() => void>();
  private readonly crashes: RecentFailures;
  /** Whether the thread was left alone, and has not begun since. */
  private wasBroken = false;
  private lastId = 0;
  private disposed = false;

  constructor(private readonly options: ClientOptions) {
    this.crashes = new RecentFailures(options.now);
  }

  /** Whether the thread has died too often of late to be started again now. */
  get isBroken(): boolean {
    return this.crashes.areTooMany;
  }

  /** Whether the thread has been started. */
  get isRunning(): boolean {
    return this.worker !== undefined;
  }

  /** Rejects with a `RequestError`: the handler's error, cancellation (by `dispose` too), or that the thread has died. */
  request<Name extends RequestName>(
    name: Name,
    params: Params<Name>,
    { signal, onProgress, transfer = [] }: RequestOptions = {},
  ): Promise<Result<Name>> {
    if (signal?.aborted) return Promise.reject(cancelled());
    const worker = this.thread();
    if (worker === undefined) return Promise.reject(this.disposed ? cancelled() : new RequestError(stopped));
    const id = ++this.lastId;
    const answer = new Promise<Result<Name>>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, onProgress });
    });
    const cancel = (): void => {
      this.waiting.get(id)?.reject(cancelled());
      this.waiting.delete(id);
      this.worker?.postMessage({ kind: "cancel", id } satisfies ToWorker);
    };
    signal?.addEventListener("abort", cancel, { once: true });
    worker.postMessage({ kind: "request", id, name, params } satisfies ToWorker, transfer);
    return answer.finally(() => signal?.removeEventListener("abort", cancel));
  }

  /** Tells the thread something; nothing happens where it cannot run. */
  notify<Name extends keyof Notifications>(name: Name, params: Notifications[Name]): void {
    this.thread()?.postMessage({ kind: "notification", name, params } satisfies ToWorker);
  }

  /** Hears what the thread tells of its own accord; gives what ends that. */
  on<Name extends keyof Events>(name: Name, listener: (params: Events[Name]) => void): () => void {
    const listeners = (this.listeners[name] ??= new Set() as NonNullable<Listeners[Name]>);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  /** Hears that another thread is there, which may be told anew what it has to know; gives what ends that. */
  onRestart(listener: () => void): () => void {
    this.restartListeners.add(listener);
    return () => void this.restartListeners.delete(listener);
  }

  async dispose(): Promise<void> {
    this.disposed = true;
    const { worker } = this;
    this.worker = undefined;
    this.rejectAll(cancelled());
    await worker?.terminate();
  }

  private thread(): Worker | undefined {
    if (this.worker !== undefined || this.disposed || this.isBroken) return this.worker;
    const worker = this.options.start();
    this.worker = worker;
    let cause: Error | undefined;
    worker.on("message", (message: FromWorker) => {
      if (worker === this.worker) this.receive(message);
    });
    worker.on("error", (error: Error) => (cause = error));
    worker.on("exit", (code) => {
      if (worker === this.worker) this.crashed(cause ?? new Error(`exit code ${code}`));
    });
    if (this.wasBroken) this.tellRestart();
    return worker;
  }

  private receive(message: FromWorker): void {
    if (message.kind === "event") return this.tell(message.name, message.params as never);
    const waiting = this.waiting.get(message.id);
    if (waiting === undefined) return;
    if (message.kind === "progress") return waiting.onProgress?.(message.progress);
    this.waiting.delete(message.id);
    if (message.kind === "result") waiting.resolve(message.result as never);
    else waiting.reject(new RequestError(message.error));
  }

  private tell<Name extends keyof Events>(name: Name, params: Events[Name]): void {
    const listeners: ReadonlySet<(params: Events[Name]) => void> | undefined = this.listeners[name];
    for (const listener of listeners ?? []) listener(params);
  }

  private crashed(error: Error): void {
    this.worker = undefined;
    this.crashes.note();
    this.wasBroken = this.isBroken;
    this.rejectAll(new RequestError({ message: error.message, cancelled: false }));
    this.options.onCrash(error, !this.wasBroken);
    if (!this.wasBroken) this.tellRestart();
  }

  private tellRestart(): void {
    this.wasBroken = false;
    for (const listener of this.restartListeners) listener();
  }

  private rejectAll(error: RequestError): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}

const stopped: Failure = { message: "The dataset worker is not running.", cancelled: false };

function cancelled(): RequestError {
  return new RequestError({ message: "Cancelled", cancelled: true });
}
