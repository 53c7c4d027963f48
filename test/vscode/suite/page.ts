import assert from "node:assert/strict";

type Action = "click" | "hover" | "fill" | "press" | "type" | "waitFor" | "text" | "value";
type Place = "page" | "workbench";

/** Whether the launcher lets the suite act on pages; the desktop's does not. */
export const hasPage = process.env["WINNOW_PAGE_PORT"] !== undefined;

async function act(place: Place, action: Action, selector: string, value?: string): Promise<string> {
  const address = `http://127.0.0.1:${process.env["WINNOW_PAGE_PORT"]}/`;
  const body = JSON.stringify({ do: action, place, selector, value });
  const answer = (await (await fetch(address, { method: "POST", body })).json()) as {
    result?: string;
    error?: string;
  };
  assert.equal(answer.error, undefined, `${action} ${selector}: ${answer.error}`);
  return answer.result ?? "";
}

function actionsIn(place: Place) {
  return {
    click: (selector: string) => act(place, "click", selector),
    hover: (selector: string) => act(place, "hover", selector),
    fill: (selector: string, text: string) => act(place, "fill", selector, text),
    press: (selector: string, keys: string) => act(place, "press", selector, keys),
    type: (selector: string, text: string) => act(place, "type", selector, text),
    /** Waits until something that matches is visible. */
    waitFor: (selector: string) => act(place, "waitFor", selector),
    text: (selector: string) => act(place, "text", selector),
    value: (selector: string) => act(place, "value", selector),
  };
}

/** The page that the active editor shows; each step waits until its selector, one of Playwright's, is there. */
export const page = actionsIn("page");
/** The same for what VS Code shows around it: lists to pick from, dialogs. */
export const workbench = actionsIn("workbench");
