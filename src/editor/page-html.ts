import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import type { Locale } from "../lint/locale";

/**
 * A page's HTML: one script and one style sheet of ours (`NAME.js` and `NAME.css` in `dist`), and nothing else may load or
 * run. `options`: what the page is told before its script runs.
 */
export function pageHtml(
  webview: vscode.Webview,
  dist: vscode.Uri,
  name: string,
  options: { readonly locale: Locale },
): string {
  const nonce = randomBytes(16).toString("base64");
  const address = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(dist, file)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${options.locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${escaped(address(`${name}.css`))}">
</head>
<body data-options="${escaped(JSON.stringify(options))}">
<script nonce="${nonce}" src="${escaped(address(`${name}.js`))}"></script>
</body>
</html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
