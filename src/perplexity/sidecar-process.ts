import { fork, type ChildProcess } from "node:child_process";
import {
  CancellationTokenSource,
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageConnection,
} from "vscode-jsonrpc/node";
import { FailureError } from "./failure";
import type { Device } from "./devices";
import type { DeviceInUse, Ready, RowResult, RowText, Settings } from "./protocol";
import { ask, hear } from "./rpc";

/** How the process is started. */
export interface StartOptions {
  /** The bundle `sidecar.js`. */
  readonly file: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** Milliseconds within which a model must be loaded. */
  readonly startLimit: number;
  /** Milliseconds that it has to end by itself. */
  readonly grace: number;
}

export interface ProcessEvents {
  readonly onMoved: (now: DeviceInUse) => void;
  readonly onResults: (results: readonly RowResult[]) => void;
  /** It is gone, for this reason, unasked. */
  readonly onDeath: (reason: string) => void;
}

export interface Chunk {
  readonly rows: readonly RowText[];
  readonly tokens: boolean;
  readonly alone: boolean;
}

const mostErrorText = 2000;

/** One life of the process that runs a model. */
export class SidecarProcess {
  /** Where it tries to load the model, while it does. */
  trying: Device | undefined;
  /** The rows that it runs just now. */
  running: readonly number[] = [];
  private readonly child: ChildProcess;
  private readonly connection: MessageConnection;
  private readonly gone: Promise<void>;
  private errorText = "";
  private isStopping = false;

  constructor(
    private readonly options: StartOptions,
    events: ProcessEvents,
  ) {
    this.child = fork(options.file, [], {
      // Flags of this process, such as a debugger's port, are not for that one; in VS Code it is no Node unless told so.
      execArgv: [],
      env: { ...process.env, ...options.environment, ELECTRON_RUN_AS_NODE: "1" },
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    this.child.stderr?.on("data", (piece: Buffer) => {
      this.errorText = (this.errorText + piece.toString()).slice(-mostErrorText);
    });
    this.connection = createMessageConnection(new IPCMessageReader(this.child), new IPCMessageWriter(this.child));
    hear(this.connection, "trying", ({ device }) => (this.trying = device));
    hear(this.connection, "running", ({ rows }) => (this.running = rows));
    hear(this.connection, "moved", events.onMoved);
    hear(this.connection, "scored", ({ results }) => events.onResults(results));
    this.connection.listen();
    this.gone = new Promise((resolve) => {
      const end = (reason: string): void => {
        this.connection.dispose();
        resolve();
        if (!this.isStopping) events.onDeath(reason);
        this.isStopping = true;
      };
      this.child.once("error", (error) => end(error.message));
      this.child.once("exit", (code, signal) => end(this.deathReason(code, signal)));
    });
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Rejects with a `FailureError`, also when the time is up; whoever asked stops it then. */
  async load(settings: Settings): Promise<Ready> {
    const { startLimit } = this.options;
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      const late = new FailureError("no-start", { seconds: Math.round(startLimit / 1000) });
      timer = setTimeout(() => reject(late), startLimit);
    });
    try {
      const ready = await Promise.race([ask(this.connection, "load", settings), limit]);
      this.trying = undefined;
      return ready;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends when all rows' results have been told. Rejects when the process is gone by then. */
  async score({ rows, ...rest }: Chunk, signal: AbortSignal): Promise<void> {
    const source = new CancellationTokenSource();
    const cancel = (): void => source.cancel();
    signal.addEventListener("abort", cancel, { once: true });
    try {
      await ask(this.connection, "score", { rows: [...rows], ...rest }, source.token);
    } finally {
      signal.removeEventListener("abort", cancel);
      source.dispose();
    }
  }

  /** Asks it to end, gives it a while, and ends it. */
  async stop(): Promise<void> {
    if (this.isStopping) return this.gone;
    this.isStopping = true;
    // While it computes it hears nothing, and gone it answers nothing.
    ask(this.connection, "exit", null).catch(() => undefined);
    const timer = setTimeout(() => this.child.kill("SIGKILL"), this.options.grace);
    await this.gone;
    clearTimeout(timer);
  }

  private deathReason(code: number | null, signal: string | null): string {
    const how = signal ?? `exit code ${code}`;
    const said = this.errorText.trim().split("\n").at(-1);
    return said ? `${how}: ${said}` : how;
  }
}
