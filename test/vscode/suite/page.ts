import assert from "node:assert/strict";

type Action = "click" | "fill" | "press" | "type" | "waitFor" | "text" | "value";

/** Whether the launcher lets the suite act on pages; the desktop's does not. */
export const hasPage = process.env["WINNOW_PAGE_PORT"] !== undefined;

async function act(action: Action, selector: string, value?: string): Promise<string> {
  const address = `http://127.0.0.1:${process.env["WINNOW_PAGE_PORT"]}/`;
  const body = JSON.stringify({ do: action, selector, value });
  const answer = (await (await fetch(address, { method: "POST", body })).json()) as {
    result?: string;
    error?: string;
  };
  assert.equal(answer.error, undefined, `${action} ${selector}: ${answer.error}`);
  return answer.result ?? "";
}

/** The page that the active editor shows; each step waits until its selector, one of Playwright's, is there. */
export const page = {
  click: (selector: string) => act("click", selector),
  fill: (selector: string, text: string) => act("fill", selector, text),
  press: (selector: string, keys: string) => act("press", selector, keys),
  type: (selector: string, text: string) => act("type", selector, text),
  /** Waits until something that matches is visible. */
  waitFor: (selector: string) => act("waitFor", selector),
  text: (selector: string) => act("text", selector),
  value: (selector: string) => act("value", selector),
};
