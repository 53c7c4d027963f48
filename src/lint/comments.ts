import type { Range } from "../text/range";
import { nearestName } from "./suggest";

/** The comments that some file types strip before the model reads the text. */
export const commentSyntaxes = ["html", "jinja", "handlebars"] as const;
export type CommentSyntax = (typeof commentSyntaxes)[number];

/** What becomes of comments before the model reads the text. */
export const commentTreatments = ["sent", "stripped"] as const;
export type CommentTreatment = (typeof commentTreatments)[number];

export const directiveActions = ["disable", "enable", "disable-line", "disable-next-line"] as const;
export type DirectiveAction = (typeof directiveActions)[number];

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

/** A comment such as `<!-- winnow-disable-file -->`, which is addressed to Winnow and says nothing that it knows. */
export interface UnknownDirective {
  /** As written, with `winnow-`. */
  readonly name: string;
  readonly nameRange: Range;
  readonly syntax: CommentSyntax;
  /** The whole comment. */
  readonly range: Range;
}

export interface FoundDirectives {
  readonly directives: readonly Directive[];
  readonly unknown: readonly UnknownDirective[];
}

// A longer comment is no directive; the bound keeps a text of unclosed comments linear.
const longest = 2000;

/** Every Winnow directive in `text`, in its order, whatever the comment's syntax. A comment stands on one line. */
export function findDirectives(text: string): FoundDirectives {
  const directives: Directive[] = [];
  const unknown: UnknownDirective[] = [];
  const opening = /(<!--|\{#-?|\{\{~?!(?:--)?)[ \t]*(winnow-\w+(?:-\w+)*)/gi;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const [marker, open, name] = match as unknown as [string, string, string];
    const bodyStart = match.index + marker.length;
    const close = closing(open).exec(text.slice(bodyStart, bodyStart + longest));
    if (close === null) continue;
    const syntax = open === "<!--" ? "html" : open.startsWith("{{") ? "handlebars" : "jinja";
    const range = { start: match.index, end: bodyStart + close[0].length };
    const action = directiveActions.find((known) => name === `winnow-${known}`);
    if (action === undefined) {
      unknown.push({ name, nameRange: { start: bodyStart - name.length, end: bodyStart }, syntax, range });
    } else directives.push({ action, syntax, rules: ruleNames(close[1]!, bodyStart), range });
  }
  return { directives, unknown };
}

/** The directive that someone who wrote `name` most likely meant, with `winnow-`. */
export function nearestDirective(name: string): string | undefined {
  const action = name
    .toLowerCase()
    .replace(/^winnow-/, "")
    .replaceAll("_", "-")
    .replace(/^(?:ignore|suppress)/, "disable")
    .replace(/-(?:file|all)$/, "")
    .replace(/-next$/, "-next-line");
  const near = nearestName(action, directiveActions);
  return near && `winnow-${near}`;
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
