// Chromium as npm brings it, driven by Playwright.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const flags = ["gpu", "quic", "background-networking", "component-update", "sync", "dev-shm-usage"];

/**
 * Launches the workbench's Chromium and gives Playwright's browser, and `close()`.
 * @param {{ fontFolders?: string[] }} options Folders whose fonts the pages may use beside those of Chromium's package.
 */
export async function launchBrowser(workbench, { fontFolders = [] } = {}) {
  const { chromium } = await import(workbench.playwright);
  const home = mkdtempSync(path.join(tmpdir(), "winnow-chromium-"));
  writeFileSync(path.join(home, "fonts.conf"), fontConfiguration(home, [workbench.fonts, ...fontFolders]));
  const browser = await chromium.launch({
    executablePath: workbench.chromium,
    args: ["--no-sandbox", "--no-first-run", ...flags.map((name) => `--disable-${name}`)],
    env: {
      ...process.env,
      FONTCONFIG_FILE: path.join(home, "fonts.conf"),
      LD_LIBRARY_PATH: [workbench.libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(":"),
    },
  });
  const close = async () => {
    await browser.close();
    rmSync(home, { recursive: true, force: true });
  };
  return { browser, close };
}

/** Only these fonts, and none of the system's, so that a page looks the same everywhere. */
function fontConfiguration(home, folders) {
  const places = folders.filter((folder) => existsSync(folder)).map((folder) => `<dir>${folder}</dir>`);
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>${places.join("")}<cachedir>${home}/cache</cachedir></fontconfig>
`;
}
