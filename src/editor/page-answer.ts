import type { FileErrorKind } from "../dataset/source/file-error";
import { RequestError, type DatasetClient } from "./dataset-worker/client";
import type { RequestName } from "./dataset-worker/protocol";
import type { Answered } from "./page-messages";

/** Whether a request failed as the file is another by now than the one that was read. */
export function isChanged(error: unknown): boolean {
  return error instanceof RequestError && error.code === ("changed" satisfies FileErrorKind);
}

/** Hands a request of a page to the thread that has its dataset. `onChanged`: told when the file is another by now. */
export async function answerOf(
  { id, name, params }: { readonly id: number; readonly name: RequestName; readonly params: unknown },
  client: DatasetClient | undefined,
  onChanged: () => void,
): Promise<Answered> {
  try {
    if (client === undefined) throw new Error("No dataset is open.");
    return { kind: "result", id, result: await client.request(name, params as never) };
  } catch (error) {
    if (isChanged(error)) onChanged();
    const cancelled = error instanceof RequestError && error.cancelled;
    return { kind: "failure", id, error: { message: String(error), cancelled } };
  }
}
