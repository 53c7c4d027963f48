import type { Range, TextEdit } from "../../text/range";
import { localize, type Locale, type MessageData } from "../locale";
import type { Problem, Severity } from "../problem";
import { nearestName } from "../suggest";
import type { Declaration } from "./declaration";
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

  private unknown(rule: string, range: Range, removal: readonly TextEdit[], knownRules: readonly string[]): Problem {
    const near = nearestName(rule, knownRules);
    const remove = this.removal(removal, false);
    if (near === undefined) return this.problem("unknown", range, { rule }, remove);
    const rename = { title: this.say("rename", { near }), preferred: false, edits: [{ range, text: near }] };
    return this.problem("unknownNear", range, { rule, near }, [rename, ...remove]);
  }

  private say(message: SuppressionMessage, data: MessageData = {}): string {
    return localize(unusedSuppression.messages[message], this.locale, data);
  }
}
