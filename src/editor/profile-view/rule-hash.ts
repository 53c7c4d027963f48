const beginning = "#rule=";

/** The address of a rule in a profile's page, by which the page's script knows a link to one. */
export function ruleHash(rule: string): string {
  return `${beginning}${rule}`;
}

/** What makes a profile's page tell the editor which rule or row was chosen in it. It runs in the page, so it is text. */
export const pageScript = `
const vscode = acquireVsCodeApi();
document.addEventListener("click", (event) => {
  const rule = event.target.closest?.('a[href^="${beginning}"]');
  const row = event.target.closest?.("button[data-row]");
  if (!rule && !row) return;
  event.preventDefault();
  if (rule) vscode.postMessage({ rule: rule.getAttribute("href").slice(${beginning.length}) });
  else vscode.postMessage({ row: Number(row.dataset.row) });
});
`;
