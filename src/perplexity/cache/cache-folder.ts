import os from "node:os";
import path from "node:path";

/** Where this user's caches lie on this system; `WINNOW_CACHE` names another place. */
export function cacheFolder({ env, platform }: Pick<NodeJS.Process, "env" | "platform"> = process): string {
  if (env["WINNOW_CACHE"]) return env["WINNOW_CACHE"];
  if (platform === "win32") return path.join(env["LOCALAPPDATA"] ?? os.homedir(), "winnow", "cache");
  if (platform === "darwin") return path.join(os.homedir(), "Library/Caches/winnow");
  return path.join(env["XDG_CACHE_HOME"] || path.join(os.homedir(), ".cache"), "winnow");
}
