// What of onnxruntime-node goes into the package: its npm package holds the libraries of all platforms.
import { cpSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The platforms that onnxruntime-node has a library for, by the names that VS Code gives them. */
export const platforms = ["linux-x64", "linux-arm64", "darwin-arm64", "win32-x64", "win32-arm64"];

// The library again, under a name that nothing asks for.
const sameLibrary = /^libonnxruntime\.\d+\.\d+\.\d+\.dylib$/;
const licences = fileURLToPath(new URL("licences", import.meta.url));

/** The files below `node_modules` that `dist/sidecar.js` needs on a platform. Throws where one of them is missing. */
export function runtimeFiles(nodeModules, platform) {
  const inFolder = (folder, wanted) =>
    readdirSync(path.join(nodeModules, folder))
      .filter((name) => wanted.test(name))
      .map((name) => `${folder}/${name}`);
  const libraries = inFolder(`onnxruntime-node/bin/napi-v6/${platform.replace("-", "/")}`, /./);
  return [
    "onnxruntime-node/package.json",
    "onnxruntime-common/package.json",
    ...inFolder("onnxruntime-node/dist", /\.js$/),
    ...inFolder("onnxruntime-common/dist/cjs", /\.js$|^package\.json$/),
    ...libraries.filter((file) => !sameLibrary.test(path.basename(file))),
  ];
}

/** Copies them, and the licences of all that is in the libraries, to another `node_modules`. */
export function copyRuntime(nodeModules, target, platform) {
  for (const file of runtimeFiles(nodeModules, platform)) {
    cpSync(path.join(nodeModules, file), path.join(target, file));
  }
  const wanted = (file) => platform.startsWith("win32") || !/^DirectX/.test(path.basename(file));
  cpSync(licences, path.join(target, "onnxruntime-node"), { recursive: true, filter: wanted });
}
