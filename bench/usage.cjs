// Preloaded into a measured process: writes its CPU time in milliseconds and its most memory in bytes to file descriptor 3 when it ends.
const { writeSync } = require("node:fs");
const { isMainThread } = require("node:worker_threads");
// It is preloaded into threads as well.
if (isMainThread)
  process.once("exit", () => {
    const { user, system } = process.cpuUsage();
    writeSync(3, JSON.stringify({ cpu: (user + system) / 1000, peak: process.resourceUsage().maxRSS * 1024 }));
  });
