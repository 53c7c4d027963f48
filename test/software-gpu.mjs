// A GPU in software, so that what runs on one is tested on every machine: SwiftShader, as the test workbench's Chromium
// brings it.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { repository } from "../scripts/package-set.mjs";
import { installWorkbench, workbenchRunsHere } from "./vscode/install.mjs";

/** Whether there is one for this machine. */
export const softwareGpuRunsHere = workbenchRunsHere;

/** The environment in which a process finds it. */
export function softwareGpu() {
  const chromium = path.join(installWorkbench().folder, "node_modules/@sparticuz/chromium");
  const folder = path.join(repository, "out/software-gpu");
  const driver = path.join(folder, "vk_swiftshader_icd.json");
  if (!existsSync(driver)) unpack(chromium, folder);
  return { LD_LIBRARY_PATH: folder, VK_ICD_FILENAMES: driver };
}

/** The package unpacks into the folder for temporary files, so it runs in a process of its own that has another one. */
function unpack(chromium, folder) {
  mkdirSync(folder, { recursive: true });
  const script = "const { inflate } = await import(process.argv[1]); await inflate(process.argv[2]);";
  const [entry, archive] = [path.join(chromium, "build/index.js"), path.join(chromium, "bin/swiftshader.tar.br")];
  const { status } = spawnSync(
    process.execPath,
    ["--input-type=module", "-e", script, pathToFileURL(entry).href, archive],
    { env: { ...process.env, TMPDIR: folder }, stdio: ["ignore", "ignore", "inherit"] },
  );
  if (status !== 0) throw new Error("SwiftShader could not be unpacked");
}
