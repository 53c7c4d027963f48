// `npm start`: VS Code with Winnow on examples/. The desktop's where there is one, else the workbench in a browser.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { repository } from "./package-set.mjs";
import { build, endUnless, installIfStale } from "./steps.mjs";

const examples = path.join(repository, "examples");

function openDesktop() {
  const args = [`--extensionDevelopmentPath=${repository}`, examples];
  const { error, status } = spawnSync("code", args, { stdio: "inherit", shell: process.platform === "win32" });
  return error === undefined && status === 0;
}

async function serve() {
  const { installWorkbench, workbenchRunsHere } = await import("../test/vscode/install.mjs");
  endUnless(workbenchRunsHere, "No `code` on the PATH: install VS Code, or its shell command, and try again.");
  const { startServer, workbenchAddress } = await import("../test/vscode/server.mjs");
  const server = await startServer(installWorkbench());
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void server.stop());
  console.log(
    `VS Code with Winnow:\n\n  ${workbenchAddress(server.port, { folder: examples, extension: repository })}\n`,
  );
  console.log("Open it in a browser; Ctrl-C stops it.");
  await server.exited;
}

installIfStale();
build();
if (!openDesktop()) await serve();
