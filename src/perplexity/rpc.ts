import type { CancellationToken, MessageConnection } from "vscode-jsonrpc/node";
import { ResponseError } from "vscode-jsonrpc/node";
import * as z from "zod/mini";
import { FailureError, failureSchema, type Failure } from "./failure";
import { calls, notices } from "./protocol";

type Calls = typeof calls;
type Notices = typeof notices;
type CallParams<Name extends keyof Calls> = z.infer<Calls[Name]["params"]>;
type CallResult<Name extends keyof Calls> = z.infer<Calls[Name]["result"]>;
type NoticeParams<Name extends keyof Notices> = z.infer<Notices[Name]["params"]>;

// Any number that JSON-RPC does not take for itself.
const failed = 1;

/** Asks the other side; what comes back is held to its schema. Rejects with the `FailureError` of the other side. */
export async function ask<Name extends keyof Calls>(
  connection: MessageConnection,
  name: Name,
  params: CallParams<Name>,
  token?: CancellationToken,
): Promise<CallResult<Name>> {
  const { type, result } = calls[name];
  try {
    return result.parse(await connection.sendRequest(type, params, token)) as CallResult<Name>;
  } catch (error) {
    const failure = failureSchema.safeParse(error instanceof ResponseError ? error.data : undefined);
    throw failure.success ? new FailureError(failure.data.code, failure.data.data) : error;
  }
}

/** Answers the other side; a `FailureError` of `handler` reaches it as one. */
export function answer<Name extends keyof Calls>(
  connection: MessageConnection,
  name: Name,
  handler: (params: CallParams<Name>, token: CancellationToken) => Promise<CallResult<Name>>,
): void {
  const { type, params } = calls[name];
  connection.onRequest(type, async (given, token) => {
    try {
      return await handler(params.parse(given) as CallParams<Name>, token);
    } catch (error) {
      if (error instanceof FailureError) return new ResponseError<Failure>(failed, error.message, error.failure);
      throw error;
    }
  });
}

export function tell<Name extends keyof Notices>(
  connection: MessageConnection,
  name: Name,
  params: NoticeParams<Name>,
): Promise<void> {
  return connection.sendNotification(notices[name].type, params);
}

export function hear<Name extends keyof Notices>(
  connection: MessageConnection,
  name: Name,
  listener: (params: NoticeParams<Name>) => void,
): void {
  const { type, params } = notices[name];
  connection.onNotification(type, (given) => listener(params.parse(given) as NoticeParams<Name>));
}
