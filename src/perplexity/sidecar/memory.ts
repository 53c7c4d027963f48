import { freemem } from "node:os";
import { FailureError } from "../failure";

/** Bytes that this process can still take. */
export function freeMemory(): number {
  // Knows the limits of containers; Node has it since 20.13.
  return process.availableMemory?.() ?? freemem();
}

/** Throws a `FailureError` where a model of `weights` bytes, of which `read` are read into memory first, has no room. */
export function assertFits(weights: number, read: number): void {
  const need = weights * 1.2 + read;
  const free = freeMemory();
  if (need > free) throw new FailureError("memory", { need: megabytes(need), free: megabytes(free) });
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1e6);
}
