import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import type { PageOptions } from "./messages";

/** The page's HTML: one script and one style sheet of ours, and nothing else may load or run. */
export function tablePage(webview: vscode.Webview, dist: vscode.Uri, options: PageOptions): string {
  const nonce = randomBytes(16).toString("base64");
  const address = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(dist, file)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${options.locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${escaped(address("webview-table.css"))}">
</head>
<body data-options="${escaped(JSON.stringify(options))}">
<script nonce="${nonce}" src="${escaped(address("webview-table.js"))}"></script>
</body>
</html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
