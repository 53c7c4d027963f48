import { LineIndex } from "../../text/lines";
import type { CheckedFile } from "../checked-file";
import type { Severity } from "../problem";

const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

/** One workflow command a problem, which GitHub Actions shows beside the line it is about. */
export function formatGithub(files: readonly CheckedFile[]): string {
  return files
    .flatMap(({ path, text, problems }) => {
      const lines = new LineIndex(text);
      return problems.map(({ rule, severity, message, range }) => {
        const start = lines.positionAt(range.start);
        const end = lines.positionAt(range.end);
        const properties = {
          file: path,
          line: start.line + 1,
          endLine: end.line + 1,
          // GitHub takes columns only where a problem stays on one line.
          ...(start.line === end.line && { col: start.character + 1, endColumn: end.character + 1 }),
          title: `Winnow: ${rule}`,
        };
        const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
        return `::${commands[severity]} ${written.join(",")}::${escapeData(message)}\n`;
      });
    })
    .join("");
}

function escapeData(value: string): string {
  return value.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(value: string): string {
  return escapeData(value).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
