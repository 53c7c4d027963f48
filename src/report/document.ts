import { createHash } from "node:crypto";
import type { Locale } from "../lint/locale";
import { html, Html } from "./html";
import { reportScript } from "./script";
import { reportStyle } from "./style";

export interface DocumentOptions {
  readonly locale: Locale;
  /** What the policy lets run and style instead of the hashes of what the page holds; a webview may want one. */
  readonly nonce?: string | undefined;
}

/** A page that needs nothing but itself: no network, and nothing in it that its policy does not name. */
export function htmlDocument(title: string, body: Html, { locale, nonce }: DocumentOptions): string {
  const allowed = (text: string): string => (nonce === undefined ? `'sha256-${hashOf(text)}'` : `'nonce-${nonce}'`);
  const policy = `default-src 'none'; style-src ${allowed(reportStyle)}; script-src ${allowed(reportScript)}; base-uri 'none'; form-action 'none'`;
  const page = html`<!doctype html>
<html lang="${locale === "en" ? "en" : "zh-CN"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Html(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Winnow">
<title>${title}</title>
<style${attribute("nonce", nonce)}>${new Html(reportStyle)}</style>
</head>
<body>
${body}
<div id="tip" role="presentation" hidden></div>
<script${attribute("nonce", nonce)}>${new Html(reportScript)}</script>
</body>
</html>
`;
  return page.text;
}

function attribute(name: string, value: string | undefined): Html {
  return value === undefined ? html`` : html` ${name}="${value}"`;
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
