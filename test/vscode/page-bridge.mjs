// Lets the suite, which runs in the extension host, look at and act on the page that Winnow shows in an editor, and on
// the workbench around it.
import { createServer } from "node:http";

const timeout = 15_000;

const actions = {
  click: (target) => target.click({ timeout }),
  hover: (target) => target.hover({ timeout }),
  fill: (target, text) => target.fill(text, { timeout }),
  press: (target, keys) => target.press(keys, { timeout }),
  type: (target, text) => target.pressSequentially(text, { timeout }),
  waitFor: (target) => target.waitFor({ timeout }),
  text: (target) => target.innerText({ timeout }),
  value: (target) => target.inputValue({ timeout }),
};

/**
 * Serves the suite on a free port of 127.0.0.1, which it finds in WINNOW_PAGE_PORT: it posts `{ do, place, selector, value }`
 * and gets `{ result }` or `{ error }`. `close()` ends it.
 */
export async function startPageBridge() {
  let page;
  const perform = async ({ do: name, place, selector, value }) => {
    const webview = page.frameLocator("iframe.webview.ready >> visible=true").frameLocator("iframe#active-frame");
    return actions[name]((place === "page" ? webview : page).locator(selector).first(), value);
  };
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", async () => {
      const answer = await perform(JSON.parse(body)).then(
        (result) => ({ result }),
        (error) => ({ error: error.message }),
      );
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  process.env.WINNOW_PAGE_PORT = String(server.address().port);
  return {
    /** Says which page of the browser the editor is in. */
    show: (shown) => (page = shown),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
