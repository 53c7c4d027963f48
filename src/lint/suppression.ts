import { LineIndex } from "../text/lines";
import type { Range } from "../text/range";
import { findDirectives, type CommentSyntax } from "./comments";
import type { SuppressionEntry } from "./configuration";
import { fingerprints } from "./fingerprint";
import type { Locale } from "./locale";
import type { Level, Problem } from "./problem";
import { commentDeclarations, commentRange, outside } from "./suppression/comment";
import type { Declaration } from "./suppression/declaration";
import { frontMatterSuppression, type FrontMatterPlace } from "./suppression/front-matter";
import { SuppressionReporter } from "./suppression/report";

export interface SuppressionOptions {
  readonly locale: Locale;
  readonly frontMatter?: FrontMatterPlace | undefined;
  /** The comments that never reach the model; directives in others are reported and silence nothing. */
  readonly stripped: readonly CommentSyntax[];
  /** Stretches in which a comment is no directive, such as code that shows one. */
  readonly except?: readonly Range[];
  /** The entries of the configuration for this file. */
  readonly entries?: readonly SuppressionEntry[] | undefined;
  readonly knownRules: readonly string[];
  /** How loudly `winnow/unused-suppression` speaks. */
  readonly severity: Level;
}

export interface SuppressionResult {
  /** What is left, with the problems of the suppressions themselves, in the text's order. */
  readonly problems: readonly Problem[];
  readonly suppressed: readonly Problem[];
  /** Entries of the configuration that silenced nothing. */
  readonly unusedEntries: readonly SuppressionEntry[];
}

/**
 * Silences what the front matter, comments and the configuration say is to be silent, and reports under
 * `winnow/unused-suppression` what silences nothing. `problems` are all problems of `text`, in its order.
 */
export function applySuppressions(
  text: string,
  problems: readonly Problem[],
  options: SuppressionOptions,
): SuppressionResult {
  const found = findDirectives(text);
  const directives = outside(found.directives, options.except ?? []);
  const unknown = outside(found.unknown, options.except ?? []);
  const isStripped = ({ syntax }: { readonly syntax: CommentSyntax }): boolean => options.stripped.includes(syntax);
  const honoured = directives.filter(isStripped);
  const head = options.frontMatter === undefined ? undefined : frontMatterSuppression(text, options.frontMatter);
  const declarations = commentDeclarations(text, new LineIndex(text), honoured);
  if (head?.declaration !== undefined) declarations.unshift(head.declaration);

  const entries = options.entries ?? [];
  const prints = entries.length > 0 ? fingerprints(text, problems) : [];
  const usedEntries = new Set<SuppressionEntry>();
  const silenced = new Map<Declaration, Set<string>>(declarations.map((declaration) => [declaration, new Set()]));
  const kept: Problem[] = [];
  const suppressed: Problem[] = [];
  problems.forEach((problem, i) => {
    const matching = declarations.filter((declaration) => silences(declaration, problem));
    const listed = entries.filter((entry) => entry.rule === problem.rule && entry.fingerprint === prints[i]);
    for (const declaration of matching) silenced.get(declaration)!.add(problem.rule);
    for (const entry of listed) usedEntries.add(entry);
    (matching.length + listed.length > 0 ? suppressed : kept).push(problem);
  });

  if (options.severity !== "off") {
    const reporter = new SuppressionReporter(options.severity, options.locale);
    for (const declaration of declarations) {
      kept.push(...reporter.unused(declaration, silenced.get(declaration)!, options.knownRules));
    }
    for (const range of head?.mistakes ?? []) kept.push(reporter.problem("shape", range));
    for (const key of head?.strayKeys ?? []) kept.push(reporter.strayKey(key));
    const removalOf = (range: Range) => reporter.removal([{ range: commentRange(text, range), text: "" }], false);
    for (const directive of unknown.filter(isStripped)) {
      kept.push(reporter.unknownDirective(directive, removalOf(directive.range)));
    }
    for (const { range } of [...directives, ...unknown].filter((comment) => !isStripped(comment))) {
      kept.push(reporter.problem("sent", range, {}, removalOf(range)));
    }
    kept.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  }
  return { problems: kept, suppressed, unusedEntries: entries.filter((entry) => !usedEntries.has(entry)) };
}

function silences({ names, covers }: Declaration, problem: Problem): boolean {
  return (names.length === 0 || names.some(({ id }) => id === problem.rule)) && covers(problem);
}
