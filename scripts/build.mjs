// Bundles the extension and the command line into dist/. `--watch` rebuilds on change, `--minify` for releases.
import { build, context } from "esbuild";

const watch = process.argv.includes("--watch");
const options = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  minify: process.argv.includes("--minify"),
  sourcemap: process.argv.includes("--minify") ? false : "linked",
  legalComments: "none",
  logLevel: "warning",
};

const bundles = [
  { entryPoints: ["src/extension.ts"], outfile: "dist/extension.js", external: ["vscode"] },
  { entryPoints: ["src/cli/main.ts"], outfile: "dist/cli.js", banner: { js: "#!/usr/bin/env node" } },
];

for (const bundle of bundles) {
  if (watch) await (await context({ ...options, ...bundle })).watch();
  else await build({ ...options, ...bundle });
}
