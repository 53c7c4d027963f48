import stringWidth from "fast-string-width";
import pc from "picocolors";
import { localize, type Localized, type Locale, type MessageData } from "../../lint/locale";
import { severityTitles } from "../../lint/rule-page";
import { printable } from "../../text/printable";
import { datasetKindTitles, roleTitles } from "../titles";
import { perplexityBars } from "./perplexities";
import { binText, bytesText, numberText, shareText, spanText, standingTexts } from "./numbers";
import type { Profile, ProfileDistribution, ProfilePerplexity } from "./schema";
import {
  containerTitles,
  duplicateTitles,
  figureTitles,
  formatTitle,
  languageTitle,
  lengthTitles,
  profileWords as words,
  verdictTitle,
} from "./titles";

export interface ProfileTextOptions {
  readonly locale: Locale;
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** A row of a table: cells, and a share of the longest bar. */
interface Line {
  readonly cells: readonly string[];
  readonly bar?: number;
}

const longestBar = 32;
const mostLines = 12;
const mostBars = 16;

/** A profile for people to read in a terminal, with bars. */
export function profileText(profile: Profile, options: ProfileTextOptions): string {
  return new ProfileText(options).write(profile);
}

class ProfileText {
  private readonly paint: ReturnType<typeof pc.createColors>;

  constructor(private readonly options: ProfileTextOptions) {
    this.paint = pc.createColors(options.color);
  }

  write(profile: Profile): string {
    const { rows, unparsed, formats, turns, languages, roles, domains } = profile;
    const parts = [this.head(profile)];
    const named = (title: Localized): string => this.say(title);
    const section = (title: Localized, lines: readonly Line[], note?: string): void => {
      if (lines.length === 0) return;
      const body = [
        this.paint.bold(this.say(title)),
        ...this.table(lines),
        ...(note === undefined ? [] : [`  ${note}`]),
      ];
      parts.push(body.join("\n"));
    };
    const shares = (counts: readonly (readonly [string, number])[], whole = rows): Line[] =>
      counts
        .slice(0, mostLines)
        .map(([name, count]) => ({ cells: [name, numberText(count), shareText(count, whole)], bar: count / whole }));

    if (unparsed > 0) parts.push(this.paint.red(`${numberText(unparsed)} ${this.say(words.unparsed)}`));
    section(words.formats, shares(formats.map(({ format, rows }) => [named(formatTitle(format)), rows])));
    section(
      words.turns,
      shares(
        (
          [
            [words.single, turns.single],
            [words.multi, turns.multi],
            [words.noUser, turns.none],
          ] as const
        ).flatMap(([title, count]) => (count === 0 && title === words.noUser ? [] : [[named(title), count] as const])),
      ),
    );
    section(words.languages, shares(languages.map(({ language, rows }) => [named(languageTitle(language)), rows])));
    section(words.roles, shares(roles.map(({ role, rows }) => [named(roleTitles[role]), rows])));
    this.systemPrompts(profile, parts);
    if (domains !== undefined) {
      section(
        words.domains,
        shares(
          domains.values.map(({ value, rows, isGeneral }) => [
            isGeneral ? `${printable(value)} (${named(words.general)})` : printable(value),
            rows,
          ]),
        ),
      );
    }
    parts.push(this.lengths(words.characters, profile.characters), this.lengths(words.tokens, profile.tokens));
    section(
      { en: `${words.tokens.en}: answer`, "zh-cn": `${words.tokens["zh-cn"]}：回答` },
      this.histogram(profile.tokens.answer),
      profile.sampled < rows ? this.say(words.sampled, { sampled: numberText(profile.sampled) }) : undefined,
    );
    if (profile.perplexity !== undefined) parts.push(this.perplexity(profile.perplexity, rows));
    section(
      words.duplicates,
      (["exact", "conflicting", "beginnings"] as const).map((kind) => ({
        cells: [
          named(duplicateTitles[kind]),
          numberText(profile.duplicates[kind]),
          shareText(profile.duplicates[kind], rows),
        ],
      })),
    );
    parts.push(this.guide(profile), this.problems(profile));
    return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
  }

  private head({ files, rows }: Profile): string {
    const { bold, dim } = this.paint;
    const shown = files.slice(0, mostLines).map((file) => {
      const facts = [
        bytesText(file.bytes),
        this.say(containerTitles[file.container]),
        this.say(formatTitle(file.format)),
        this.say(datasetKindTitles[file.kind]),
      ];
      return `${bold(printable(file.path))}  ${dim(facts.join(" · "))}`;
    });
    const more = files.length > mostLines ? [dim(`… +${files.length - mostLines}`)] : [];
    return [...shown, ...more, `${this.say(words.rows)}  ${bold(numberText(rows))}`].join("\n");
  }

  private systemPrompts({ systemPrompts }: Profile, parts: string[]): void {
    const { rows, distinct, isComplete, most } = systemPrompts;
    if (rows === 0) return;
    const count = isComplete ? numberText(distinct) : this.say(words.moreThan, { count: numberText(distinct) });
    const room = Math.max(20, this.options.width - 16);
    const lines = most.slice(0, 3).map(({ text, rows: times }) => {
      const flat = printable(text.replace(/\s+/g, " "));
      return `  ${numberText(times).padStart(10)}  ${flat.length > room ? `${flat.slice(0, room - 1)}…` : flat}`;
    });
    const summary = this.say(words.distinct, { rows: numberText(rows), distinct: count });
    parts.push([`${this.paint.bold(this.say(words.systemPrompts))}  ${summary}`, ...lines].join("\n"));
  }

  private lengths(title: Localized, lengths: Profile["characters"]): string {
    const columns = [words.least, "p5", words.median, words.mean, "p95", "p99", words.most, words.total] as const;
    const head = ["", ...columns.map((column) => (typeof column === "string" ? column : this.say(column)))];
    const body = (["prompt", "answer", "row"] as const).map((part) => {
      const { least, quantiles, mean, most, total } = lengths[part];
      const values = [least, quantiles.p5, quantiles.p50, Math.round(mean), quantiles.p95, quantiles.p99, most, total];
      return [this.say(lengthTitles[part]), ...values.map(numberText)];
    });
    const table = this.table([head, ...body].map((cells) => ({ cells })));
    return [this.paint.bold(this.say(title)), this.paint.dim(table[0]!), ...table.slice(1)].join("\n");
  }

  private histogram({ histogram }: ProfileDistribution): Line[] {
    const longest = Math.max(...histogram.map(({ rows }) => rows), 1);
    return histogram.map(({ from, to, rows }) => ({
      cells: [binText(from, to), numberText(rows)],
      bar: rows / longest,
    }));
  }

  private perplexity({ model, scored, judged, distribution }: ProfilePerplexity, rows: number): string {
    const title = this.paint.bold(this.say(words.perplexity));
    if (scored === 0) return `${title}\n  ${this.say(words.notScored, { model })}`;
    const notes = [this.say(words.scored, { model, scored: numberText(scored), rows: numberText(rows) })];
    if (judged < scored) notes.push(this.say(words.tooShort, { count: numberText(scored - judged) }));
    const lines = [title, ...notes.map((note) => `  ${note}`)];
    if (distribution === undefined) return lines.join("\n");
    const { least, quantiles, most, histogram } = distribution;
    const { p1, p5, p50, p95, p99 } = quantiles;
    const columns = [this.say(words.least), "p1", "p5", this.say(words.median), "p95", "p99", this.say(words.most)];
    const figures = this.table(
      [columns, [least, p1, p5, p50, p95, p99, most].map(numberText)].map((cells) => ({ cells })),
    );
    const bars = perplexityBars(histogram, mostBars);
    const longest = Math.max(...bars.map((bar) => bar.rows));
    const drawn = bars.map(({ from, to, rows: count }) => ({
      cells: [spanText(from, to), numberText(count)],
      bar: count / longest,
    }));
    return [...lines, this.paint.dim(figures[0]!), ...figures.slice(1), ...this.table(drawn)].join("\n");
  }

  private guide({ guide }: Profile): string {
    const { green, yellow, dim, bold } = this.paint;
    const lines = this.table(
      guide.map((standing) => {
        const { value, usual } = standingTexts(standing);
        return { cells: [this.say(figureTitles[standing.figure]), value, usual] };
      }),
    );
    const marked = lines.map((line, i) => {
      const { verdict } = guide[i]!;
      const paint = verdict === "within" ? green : verdict === "unknown" ? dim : yellow;
      return `${line}  ${paint(this.say(verdictTitle(guide[i]!)))}`;
    });
    return [bold(this.say(words.guide)), ...marked].join("\n");
  }

  private problems({ problems }: Profile): string {
    const { bold, red, yellow, blue, cyan, dim } = this.paint;
    if (problems.total === 0) return this.say(words.noProblems);
    const bySeverity = { error: red, warning: yellow, information: blue, hint: cyan };
    const lines = this.table(
      problems.rules.map(({ rule, severity, problems: count, first }) => ({
        cells: [
          rule,
          numberText(count),
          `${this.say(severityTitles[severity])}${first === undefined ? "" : ` · ${this.say(words.firstRow, { row: numberText(first.row) })}`}`,
        ],
      })),
      ["left", "right", "left"],
    );
    const painted = lines.map((line, i) => {
      const { rule, severity } = problems.rules[i]!;
      return line.replace(rule, () => bySeverity[severity](rule));
    });
    return [`${bold(this.say(words.problems))}  ${dim(numberText(problems.total))}`, ...painted].join("\n");
  }

  /** Lines with their cells below each other: names to the left, numbers to the right, bars behind. */
  private table(lines: readonly Line[], sides: readonly ("left" | "right")[] = ["left"]): string[] {
    const widths: number[] = [];
    for (const { cells } of lines) {
      cells.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, stringWidth(cell))));
    }
    const used = widths.reduce((sum, width) => sum + width + 2, 2);
    const room = Math.max(8, Math.min(longestBar, this.options.width - used));
    return lines.map(({ cells, bar }) => {
      const padded = cells.map((cell, i) => {
        const space = " ".repeat(widths[i]! - stringWidth(cell));
        return (sides[i] ?? "right") === "left" ? cell + space : space + cell;
      });
      const drawn = bar === undefined ? "" : `  ${this.paint.cyan(barText(bar, room))}`;
      return `  ${padded.join("  ")}${drawn}`.trimEnd();
    });
  }

  private say(message: Localized, data?: MessageData): string {
    return localize(message, this.options.locale, data);
  }
}

const eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/** A bar of block characters, to an eighth of a column; what is not nothing shows. */
function barText(share: number, room: number): string {
  const parts = share <= 0 ? 0 : Math.max(1, Math.round(Math.min(1, share) * room * 8));
  return "█".repeat(parts >> 3) + eighths[parts & 7]!;
}
