import pc from "picocolors";
import type { Locale } from "../../lint/locale";
import { knownRule } from "../check-options";
import { pageOf, ruleById } from "../documented-rules";
import type { Terminal } from "../terminal";

/** `winnow explain`: prints a rule's page. Throws a `UsageError` when there is no such rule. */
export function explain(id: string, terminal: Terminal, locale: Locale): void {
  const page = pageOf(ruleById(knownRule(id, locale))!, locale);
  terminal.out(terminal.color ? colored(page) : page);
}

/** Markdown as it is, its headings bold, its quotes and fences dim. */
function colored(page: string): string {
  const { bold, cyan, dim } = pc.createColors(true);
  let fence: string | undefined;
  return page
    .split("\n")
    .map((line) => {
      const mark = /^`{3,}/.exec(line)?.[0];
      if (mark !== undefined && (fence === undefined || mark === fence)) {
        fence = fence === undefined ? mark : undefined;
        return dim(line);
      }
      if (fence !== undefined) return cyan(line);
      if (line.startsWith("#")) return bold(line);
      return line.startsWith(">") ? dim(line) : line;
    })
    .join("\n");
}
