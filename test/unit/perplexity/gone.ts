import fs from "node:fs";
import { setTimeout } from "node:timers/promises";

/** Waits until a process is no more. */
export async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
      // One that nobody has waited for is still in the table.
      if (fs.existsSync(`/proc/${pid}/stat`) && / Z /.test(fs.readFileSync(`/proc/${pid}/stat`, "utf8"))) return;
    } catch {
      return;
    }
    await setTimeout(10);
  }
}
