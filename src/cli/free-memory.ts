import { freemem, platform, totalmem } from "node:os";

/**
 * Bytes of memory that this process can still take, nearly: what the machine has left, or its container allows. Where the
 * system counts what it keeps of files as taken, as macOS does, all that the machine has counts.
 */
export function freeMemory(): number {
  const own = process.memoryUsage.rss();
  const machine = platform() === "linux" || platform() === "win32" ? freemem() : totalmem() - own;
  // Without a limit it is 0, or more than any machine has.
  const limit = process.constrainedMemory();
  return limit === undefined || limit === 0 ? machine : Math.min(machine, limit - own);
}
