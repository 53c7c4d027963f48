import type { Range, TextEdit } from "../../text/range";
import { nearestDirective, type UnknownDirective } from "../comments";
import { localize, type Locale, type MessageData } from "../locale";
import type { Problem, Severity } from "../problem";
import { nearestName } from "../suggest";
import type { Declaration } from "./declaration";
import type { StrayKey } from "./front-matter";
import { unusedSuppression, type SuppressionMessage } from "./messages";

/** Speaks as `winnow/unused-suppression`, in one language and at one level. */
export class SuppressionReporter {
  constructor(
    private readonly severity: Severity,
    private readonly locale: Locale,
  ) {}

  problem(message: SuppressionMessage, range: Range, data: MessageData = {}, fixes: Problem["fixes"] = []): Problem {
    return {
      rule: unusedSuppression.id,
      severity: this.severity,
      message: this.say(message, data),
      range,
      related: [],
      fixes,
    };
  }

  removal(edits: readonly TextEdit[], preferred: boolean): Problem["fixes"] {
    return [{ title: this.say("remove"), preferred, edits }];
  }

  /** What there is to say of one declaration: rules it names that do not exist, and rules that had nothing to say. */
  unused(declaration: Declaration, silenced: ReadonlySet<string>, knownRules: readonly string[]): Problem[] {
    const { names, range, used, without } = declaration;
    if (names.length === 0) {
      if (used || silenced.size > 0) return [];
      return [this.problem(declaration.emptyMessage, range, {}, this.removal(without([]), true))];
    }
    const problems = names
      .filter(({ id }) => !knownRules.includes(id))
      .map((name) => this.unknown(name.id, name.range, without([name]), knownRules));
    const idle = used
      ? []
      : names.filter(({ id }) => knownRules.includes(id) && !silenced.has(id) && id !== unusedSuppression.id);
    if (idle.length === 0) return problems;
    const rules = idle.map(({ id }) => id).join(this.locale === "en" ? ", " : "、");
    const place = idle.length === names.length ? range : idle[0]!.range;
    const message = declaration.emptyMessage === "unusedEnable" ? "unusedEnable" : "unused";
    return [...problems, this.problem(message, place, { rules }, this.removal(without(idle), true))];
  }

  /** A comment whose name Winnow does not know; `removal` takes it out. */
  unknownDirective({ name, nameRange }: UnknownDirective, removal: Problem["fixes"]): Problem {
    const near = nearestDirective(name);
    if (near === undefined) return this.problem("directive", nameRange, { name }, removal);
    return this.problem("directiveNear", nameRange, { name, near }, [this.renaming(nameRange, near), ...removal]);
  }

  strayKey({ name, range, instead }: StrayKey): Problem {
    const fixes = instead === undefined ? [] : [this.renaming(instead.range, instead.text)];
    return this.problem("key", range, { name }, fixes);
  }

  private renaming(range: Range, near: string): Problem["fixes"][number] {
    return { title: this.say("rename", { near }), preferred: false, edits: [{ range, text: near }] };
  }

  private unknown(rule: string, range: Range, removal: readonly TextEdit[], knownRules: readonly string[]): Problem {
    const near = nearestName(rule, knownRules);
    const remove = this.removal(removal, false);
    if (near === undefined) return this.problem("unknown", range, { rule }, remove);
    return this.problem("unknownNear", range, { rule, near }, [this.renaming(range, near), ...remove]);
  }

  private say(message: SuppressionMessage, data: MessageData = {}): string {
    return localize(unusedSuppression.messages[message], this.locale, data);
  }
}
