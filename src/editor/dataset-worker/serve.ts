import type { MessagePort } from "node:worker_threads";
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

/** What a request's handler is given beside its parameters. */
export interface RequestContext {
  /** Aborted when the client no longer wants the answer. */
  readonly signal: AbortSignal;
  progress(progress: Progress): void;
}

/** An answer of which some buffers are moved to the other thread instead of copied. */
export class Transferred<Value> {
  constructor(
    readonly value: Value,
    readonly buffers: readonly ArrayBuffer[],
  ) {}
}

type Answer<Value> = Value | Transferred<Value>;

export type RequestHandlers = {
  readonly [Name in RequestName]: (
    params: Params<Name>,
    context: RequestContext,
  ) => Answer<Result<Name>> | Promise<Answer<Result<Name>>>;
};

export type NotificationHandlers = {
  readonly [Name in keyof Notifications]: (params: Notifications[Name]) => void;
};

/** Tells the client something of the worker's own accord. */
export type Emit = <Name extends keyof Events>(name: Name, params: Events[Name], buffers?: ArrayBuffer[]) => void;

export interface Handlers {
  readonly requests: RequestHandlers;
  readonly notifications: NotificationHandlers;
}

/** Answers what comes through `port`. A handler that throws fails its request alone; of a notification, the log is told. */
export function serve(port: MessagePort, handlersFor: (emit: Emit) => Handlers): void {
  const post = (message: FromWorker, buffers: readonly ArrayBuffer[] = []): void => port.postMessage(message, buffers);
  const running = new Map<number, AbortController>();
  const { requests, notifications } = handlersFor((name, params, buffers) =>
    post({ kind: "event", name, params }, buffers),
  );

  const answer = async (id: number, name: RequestName, params: unknown): Promise<void> => {
    const controller = new AbortController();
    running.set(id, controller);
    const { signal } = controller;
    const context = { signal, progress: (progress: Progress) => post({ kind: "progress", id, progress }) };
    try {
      // The parameters are those of the name: one table types both ends.
      const result: unknown = await requests[name](params as never, context);
      if (result instanceof Transferred) post({ kind: "result", id, result: result.value }, result.buffers);
      else post({ kind: "result", id, result });
    } catch (error) {
      post({ kind: "failure", id, error: failureOf(error, signal.aborted) });
    } finally {
      running.delete(id);
    }
  };

  const hear = (name: keyof Notifications, params: unknown): void => {
    try {
      (notifications[name] as (params: unknown) => void)(params);
    } catch (error) {
      const message = `${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
      post({ kind: "event", name: "log", params: { message } });
    }
  };

  port.on("message", (message: ToWorker) => {
    if (message.kind === "request") void answer(message.id, message.name, message.params);
    else if (message.kind === "cancel") running.get(message.id)?.abort();
    else hear(message.name, message.params);
  });
}

function failureOf(error: unknown, cancelled: boolean): Failure {
  if (!(error instanceof Error)) return { message: String(error), cancelled };
  const { code } = error as NodeJS.ErrnoException;
  return { message: error.message, ...(code !== undefined && { code }), cancelled };
}
