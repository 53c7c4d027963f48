// `npm run package`: bundles for release and makes winnow-<version>.vsix, or the file given as the argument.
import path from "node:path";
import { installPackageSet, repository } from "./package-set.mjs";
import { build, endUnless, installIfStale, node } from "./steps.mjs";

const vsce = path.join(installPackageSet(path.join(repository, "scripts/packager")), "node_modules/@vscode/vsce/vsce");

installIfStale();
build("--minify");
const out = process.argv[2] === undefined ? [] : ["--out", process.argv[2]];
const status = node([
  vsce,
  "package",
  "--no-dependencies",
  "--allow-missing-repository",
  "--no-rewrite-relative-links",
  ...out,
]);
endUnless(status === 0, "vsce could not make the package.");
