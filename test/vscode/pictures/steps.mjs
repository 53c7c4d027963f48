// What a scenario may do before its picture is taken; each step waits for what it brings about.

const limit = 30_000;

const actions = {
  /** Runs a command by its English title. */
  async run(page, title) {
    await page.keyboard.press("F1");
    await page.keyboard.type(title);
    await page.locator(".quick-input-list-row, .quick-input-list .monaco-list-row").first().waitFor({ timeout: limit });
    await page.keyboard.press("Enter");
    await page.locator(".quick-input-widget").waitFor({ state: "hidden", timeout: limit });
  },
  /** Puts the cursor at "line:column" of the open file. */
  async goTo(page, place) {
    await page.keyboard.press("Control+G");
    await page.locator(".quick-input-widget").waitFor({ timeout: limit });
    await page.keyboard.type(place);
    await page.keyboard.press("Enter");
    await page.locator(".quick-input-widget").waitFor({ state: "hidden", timeout: limit });
  },
  press: (page, keys) => page.keyboard.press(keys),
  type: (page, text) => page.keyboard.type(text),
  /** Waits until something that matches a CSS selector is visible. */
  waitFor: (page, selector) => page.locator(selector).first().waitFor({ timeout: limit }),
  click: (page, selector) => page.locator(selector).first().click({ timeout: limit }),
  hover: (page, selector) => page.locator(selector).first().hover({ timeout: limit }),
};

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
