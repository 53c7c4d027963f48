// What a scenario may do before its picture is taken; each step waits for what it brings about.

const limit = 30_000;
const attempts = 10;

const actions = {
  /** Runs a command by its title in the display language. */
  run: (page, title) => answer(page, "F1", `>${title}`),
  /** Runs a command that asks, and takes the first item of its list that has a text. */
  runAndPick: (page, { run, pick }) =>
    answer(page, "F1", `>${run}`, `.quick-input-list .monaco-list-row:has-text("${pick}")`),
  /** Puts the cursor at "line:column" of the open file. */
  goTo: (page, place) => answer(page, "Control+P", `:${place}`),
  press: (page, keys) => page.keyboard.press(keys),
  type: (page, text) => page.keyboard.type(text),
  /** Waits until something that matches a CSS selector is visible. */
  waitFor: (page, selector) => page.locator(selector).first().waitFor({ timeout: limit }),
  click: (page, selector) => page.locator(selector).first().click({ timeout: limit }),
  /** Makes a view of the side bar taller: drags the upper edge of its header by so many pixels. */
  async raise(page, { header, by }) {
    const { x, y, width } = await page.locator(header).boundingBox();
    await page.mouse.move(x + width / 2, y);
    await page.mouse.down();
    await page.mouse.move(x + width / 2, y - by, { steps: 5 });
    await page.mouse.up();
  },
  /** Closes the first tab that matches. */
  closeTab: (page, selector) => page.locator(selector).first().click({ button: "middle", timeout: limit }),
  /** As above, but on the page that Winnow shows in the active editor. */
  waitForInPage: (page, selector) => inPage(page, selector).waitFor({ timeout: limit }),
  clickInPage: (page, selector) => inPage(page, selector).click({ timeout: limit }),
  hover: (page, selector) => page.locator(selector).first().hover({ timeout: limit }),
};

/** What Winnow's page has first of a CSS selector. */
function inPage(page, selector) {
  const webview = page.frameLocator("iframe.webview.ready >> visible=true").frameLocator("iframe#active-frame");
  return webview.locator(selector).first();
}

/** Waits until the workbench shows the open file, then does the steps in turn. Throws with the step that failed. */
export async function perform(page, steps) {
  await page
    .locator(".editor-instance .view-line")
    .first()
    .waitFor({ timeout: 2 * limit });
  for (const step of steps) {
    const [[action, value]] = Object.entries(step);
    try {
      await actions[action](page, value);
    } catch (error) {
      throw new Error(`The step ${JSON.stringify(step)} did not succeed`, { cause: error });
    }
  }
}

/**
 * Opens the quick input, types and accepts. It closes when a view takes the focus late, and is then opened again. `item`: a
 * selector of what is clicked in the list that it then shows.
 */
async function answer(page, keys, text, item) {
  const widget = page.locator(".quick-input-widget");
  for (let attempt = 1; ; attempt++) {
    try {
      await page.keyboard.press(keys);
      await widget.locator("input[type=text]").fill(text, { timeout: 3_000 });
      await widget.locator(".monaco-list-row.focused").first().waitFor({ timeout: 3_000 });
      await page.keyboard.press("Enter");
      if (item !== undefined) await page.locator(item).first().click({ timeout: 3_000 });
      await widget.waitFor({ state: "hidden", timeout: 3_000 });
      return;
    } catch (error) {
      if (attempt === attempts) throw error;
    }
  }
}
