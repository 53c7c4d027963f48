// `npm run screenshots [NAME…]`: takes the pictures of pictures/scenarios.json into media/screenshots/.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { installPackageSet, repository } from "../../scripts/package-set.mjs";
import { launchBrowser } from "./browser.mjs";
import { installWorkbench } from "./install.mjs";
import { installLanguagePack } from "./language-pack.mjs";
import { chineseTexts } from "./pictures/chinese.mjs";
import { perform } from "./pictures/steps.mjs";
import { startServer, workbenchAddress } from "./server.mjs";

const here = fileURLToPath(new URL("pictures", import.meta.url));
const target = path.join(repository, "media/screenshots");
const size = { width: 1280, height: 800 };

const settings = {
  "editor.fontFamily": "'JetBrains Mono', 'Noto Sans SC'",
  "editor.fontSize": 14,
  "editor.minimap.enabled": false,
  "editor.scrollbar.vertical": "hidden",
  "editor.wordWrap": "on",
  "editor.cursorBlinking": "solid",
  "window.commandCenter": false,
  "workbench.layoutControl.enabled": false,
  "workbench.tips.enabled": false,
  "breadcrumbs.enabled": false,
  "explorer.compactFolders": false,
};

/** A copy of the examples, so that what a picture shows may write into it. */
function copyExamples() {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), "winnow-pictures-")), "examples");
  cpSync(path.join(repository, "examples"), folder, { recursive: true });
  return folder;
}

/** Takes one picture in a fresh workbench. Throws when a step does not succeed, and names it. */
async function take(scenario, workbench, browser, packages) {
  const { name, language, file, steps, settings: extra, height = size.height } = scenario;
  const server = await startServer(workbench, {
    settings: { ...settings, ...extra },
    language,
    prepare: (dataFolder) => installLanguagePack(dataFolder, "zh-cn", chineseTexts(packages, workbench)),
  });
  const folder = copyExamples();
  const context = await browser.newContext({
    viewport: { ...size, height },
    deviceScaleFactor: 2,
    reducedMotion: "reduce",
  });
  try {
    const page = await context.newPage();
    const openFile = path.join(folder, file);
    await page.goto(workbenchAddress(server.port, { folder, extension: repository, openFile }));
    // What the workbench shows is the picture, or the reason why there is none.
    const ended = await perform(page, steps).then(
      () => ({ picture: path.join(target, `${name}.png`) }),
      (error) => ({ picture: path.join(repository, "out", `${name}.failed.png`), error }),
    );
    await page.screenshot({ path: ended.picture, animations: "disabled" });
    if (ended.error) throw new Error(`No picture ${name}; see ${ended.picture}`, { cause: ended.error });
    const { picture } = ended;
    console.log(`${path.relative(repository, picture)}: ${Math.round(readFileSync(picture).length / 1000)} kB`);
  } finally {
    await context.close();
    await server.stop();
    rmSync(path.dirname(folder), { recursive: true });
  }
}

const wanted = process.argv.slice(2);
const scenarios = JSON.parse(readFileSync(path.join(here, "scenarios.json"), "utf8"));
const packages = installPackageSet(here);
const workbench = installWorkbench();
const fonts = path.join(packages, "node_modules/@expo-google-fonts");
const { browser, close } = await launchBrowser(workbench, { fontFolders: [fonts] });
mkdirSync(target, { recursive: true });
try {
  for (const scenario of scenarios) {
    if (wanted.length === 0 || wanted.includes(scenario.name)) await take(scenario, workbench, browser, packages);
  }
} finally {
  await close();
}
