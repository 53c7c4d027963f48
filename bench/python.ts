import { spawnSync } from "node:child_process";

/** What a script prints as JSON on its last line, or why it failed. */
export function runPython<Answer>(python: string, script: string, args: readonly string[]): Answer | string {
  const { status, stdout, stderr, error } = spawnSync(python, ["-c", script, ...args], { encoding: "utf8" });
  if (error !== undefined) return error.message;
  if (status !== 0) return stderr.trim().split("\n").at(-1)!;
  return JSON.parse(stdout.trim().split("\n").at(-1)!) as Answer;
}
