import type { Range } from "../text/range";

/** The comments that some file types strip before the model reads the text. */
export const commentSyntaxes = ["html", "jinja", "handlebars"] as const;
export type CommentSyntax = (typeof commentSyntaxes)[number];

/** What becomes of comments before the model reads the text. */
export const commentTreatments = ["sent", "stripped"] as const;
export type CommentTreatment = (typeof commentTreatments)[number];

export type DirectiveAction = "disable" | "enable" | "disable-line" | "disable-next-line";

/** A rule's name as it is written in a suppression, and where. */
export interface RuleName {
  readonly id: string;
  readonly range: Range;
}

/** A comment such as `<!-- winnow-disable-next-line prompt/late-task -- why -->`. */
export interface Directive {
  readonly action: DirectiveAction;
  readonly syntax: CommentSyntax;
  /** The rules it names; none means every rule. */
  readonly rules: readonly RuleName[];
  /** The whole comment. */
  readonly range: Range;
}

// A longer comment is no directive; the bound keeps a text of unclosed comments linear.
const longest = 2000;

/** Every Winnow directive in `text`, in its order, whatever the comment's syntax. A comment stands on one line. */
export function findDirectives(text: string): Directive[] {
  const found: Directive[] = [];
  const opening = /(<!--|\{#-?|\{\{~?!(?:--)?)[ \t]*winnow-(disable-next-line|disable-line|disable|enable)(?![\w-])/g;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const [marker, open, action] = match as unknown as [string, string, DirectiveAction];
    const bodyStart = match.index + marker.length;
    const close = closing(open).exec(text.slice(bodyStart, bodyStart + longest));
    if (close === null) continue;
    found.push({
      action,
      syntax: open === "<!--" ? "html" : open.startsWith("{{") ? "handlebars" : "jinja",
      rules: ruleNames(close[1]!, bodyStart),
      range: { start: match.index, end: bodyStart + close[0].length },
    });
  }
  return found;
}

function closing(open: string): RegExp {
  if (open === "<!--") return /^([^\r\n]*?)-->/;
  if (open.endsWith("!--")) return /^([^\r\n]*?)--~?\}\}/;
  return open.startsWith("{{") ? /^([^\r\n}]*?)~?\}\}/ : /^([^\r\n]*?)-?#\}/;
}

/** The names before ` -- `, behind which stands the reason. */
function ruleNames(body: string, offset: number): RuleName[] {
  const names = body.split(/(?:^|\s)--(?:\s|$)/, 1)[0]!;
  return [...names.matchAll(/[^\s,，、]+/g)].map((match) => {
    const start = offset + match.index;
    return { id: match[0], range: { start, end: start + match[0].length } };
  });
}
