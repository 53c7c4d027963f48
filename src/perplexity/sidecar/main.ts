// The process that runs a model: the only place where the runtime is loaded, so that what its drivers do harms no one.
import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from "vscode-jsonrpc/node";
import { FailureError, reasonOf } from "../failure";
import { answer, tell } from "../rpc";
import type { Scorer } from "./scorer";

const connection = createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
let scorer: Scorer | undefined;

answer(connection, "load", async (settings) => {
  const { openModel } = await withRuntime();
  const opened = await openModel(settings, {
    onTrying: (device) => tell(connection, "trying", { device }),
    onMoved: (now) => tell(connection, "moved", now),
    onRunning: (rows) => tell(connection, "running", { rows: [...rows] }),
    onResults: (results) => tell(connection, "scored", { results }),
  });
  scorer = opened.scorer;
  return opened.ready;
});

answer(connection, "score", async (request, token) => {
  const cancelled = new AbortController();
  token.onCancellationRequested(() => cancelled.abort());
  try {
    await scorer?.score(request, cancelled.signal);
  } catch (error) {
    if (!cancelled.signal.aborted) throw error;
  }
  return null;
});

answer(connection, "exit", () => {
  setImmediate(() => process.exit());
  return Promise.resolve(null);
});

// Ctrl-C reaches every process of a terminal; what it ends is for the one that started this to say.
process.on("SIGINT", () => undefined);
// Whoever started it is gone.
process.on("disconnect", () => process.exit());
connection.listen();

async function withRuntime() {
  try {
    return await import("./open-model");
  } catch (error) {
    throw new FailureError("no-runtime", { reason: reasonOf(error) });
  }
}
