import { rowHasher, readTexts, textOf, type ComparedTexts } from "./compared-texts";
import { comparedTokens, cutOff, diffPieces, shortened } from "../../../similarity/diff-pieces";
import { findGroups, scoreOf } from "./find-groups";
import { GroupList } from "./group-list";
import type { RowReading, RowSource } from "../../row-source/row-source";
import { dropRows } from "../../../dataset/open/cure";
import type { OpenDataset } from "../../../dataset/open/open-dataset";
import type { LineChange } from "../../../dataset/open/open-text";
import { tokenizers } from "../../../similarity/tokenize";
import type {
  Choice,
  DuplicateGroup,
  DuplicateRow,
  DuplicatesFound,
  KeepRule,
  SearchOptions,
} from "../../dataset-worker/duplicates-protocol";

// Units of a text that are shown at first, and at most.
const atFirst = 700;
const mostUnits = 200_000;
// Units of texts that are compared to show where they differ.
const mostCompared = 400_000;
// Rows that are kept in a group, with which each of its other rows is compared.
const mostKept = 24;
// Texts that are held, as those of a page are asked for again and again.
const mostTexts = 2000;

export type OnProgress = (step: "reading" | "comparing", share: number) => void;

interface Result {
  readonly texts: ComparedTexts;
  readonly groups: GroupList;
  readonly options: SearchOptions;
}

/** One dataset whose near duplicates are looked for: holds what was found, and what of it is to go. */
export class DuplicatesSession {
  private compared: { readonly key: string; readonly texts: ComparedTexts } | undefined;
  private result: Result | undefined;
  /** The groups that the filter lets through; undefined where it lets all. */
  private shown: Uint32Array | undefined;
  private readonly texts = new Map<number, string>();
  private searching = new AbortController();
  private filtering = new AbortController();

  constructor(
    private readonly source: RowSource,
    private readonly onProgress: OnProgress,
  ) {}

  /** Looks for near duplicates; a search that begins ends the one before it. Rejects as reading does. */
  async find(options: SearchOptions, signal: AbortSignal): Promise<DuplicatesFound> {
    this.searching.abort();
    this.searching = new AbortController();
    const either = AbortSignal.any([signal, this.searching.signal]);
    const began = performance.now();
    const { field, metric, tokenizer } = options;
    const key = JSON.stringify([field, metric, tokenizer]);
    const before = this.compared;
    const texts =
      before?.key === key ? before.texts : await readTexts(this.source, options, this.tells("reading", either));
    // Texts themselves are not held: there may be gigabytes of them.
    this.compared = "tokens" in texts.content ? { key, texts } : undefined;
    this.onProgress("comparing", 0);
    const found = await findGroups(texts, options, this.tells("comparing", either));
    either.throwIfAborted();
    const groups = new GroupList(found.groups, found.isKept, texts.lengths);
    this.result = { texts: { ...texts, content: [] }, groups, options };
    this.shown = undefined;
    this.texts.clear();
    return {
      options,
      field: texts.field,
      rows: texts.rows.length,
      pairs: found.pairs,
      groups: groups.count,
      milliseconds: performance.now() - began,
      ...this.choice(),
    };
  }

  /** The groups `first` and following of those shown, each with its first `rows` rows. */
  async groups(first: number, count: number, rows: number): Promise<DuplicateGroup[]> {
    const { groups } = this.found();
    const { shown } = this;
    const end = Math.min(shown?.length ?? groups.count, first + count);
    const wanted = Array.from({ length: Math.max(0, end - first) }, (_, i) => shown?.[first + i] ?? first + i);
    const found: DuplicateGroup[] = [];
    for (const group of wanted) found.push(await this.group(group, 0, rows, false));
    return found;
  }

  /** A group with the rows at some places of it. */
  async group(group: number, first: number, count: number, isWhole: boolean): Promise<DuplicateGroup> {
    const { groups } = this.found();
    const rows = await this.rows(group, first, count, isWhole);
    return { group, size: groups.size(group), dropped: groups.droppedOf(group), rows };
  }

  private async rows(group: number, first: number, count: number, isWhole: boolean): Promise<DuplicateRow[]> {
    const { groups } = this.found();
    const rows: DuplicateRow[] = [];
    const kept = groups.keptPlaces(group, mostKept);
    for (let at = first; at < Math.min(groups.size(group), first + count); at++) {
      rows.push(await this.row(group, at, kept, isWhole));
    }
    return rows;
  }

  keepRow(group: number, at: number, isKept: boolean): Choice {
    this.found().groups.keep(group, at, isKept);
    return this.choice();
  }

  keep(group: number | undefined, rule: KeepRule): Choice {
    this.found().groups.choose(group, rule);
    return this.choice();
  }

  /** Shows only groups of which a row has a text, in any case; gives how many those are. Rejects when another begins. */
  async filter(text: string): Promise<number> {
    this.filtering.abort();
    this.filtering = new AbortController();
    const { signal } = this.filtering;
    const { groups, texts } = this.found();
    if (text === "") {
      this.shown = undefined;
      return groups.count;
    }
    const groupOf = new Map<number, number>();
    groups.forEach((each, group) => groupOf.set(texts.rows[each]!, group));
    const hits = new Set<number>();
    const wanted = text.toLowerCase();
    await this.source.read(
      { signal, onShare: () => undefined },
      (row) => {
        if (textOf(row, texts.field).toLowerCase().includes(wanted)) hits.add(groupOf.get(row.number)!);
      },
      (row) => groupOf.has(row) && !hits.has(groupOf.get(row)!),
    );
    signal.throwIfAborted();
    this.shown = Uint32Array.from(hits).sort();
    return hits.size;
  }

  /** Tells of each row whether it would go. */
  dropped(): (row: number) => boolean {
    const { groups, texts } = this.found();
    const rows = new Set<number>();
    groups.forEachDropped((text) => rows.add(texts.rows[text]!));
    return (row) => rows.has(row);
  }

  /** The edits that drop rows from an open text, and how many; undefined where its rows are not those that were compared. */
  edits(dataset: OpenDataset): { readonly edits: LineChange[]; readonly rows: number } | undefined {
    const { texts } = this.found();
    const hash = rowHasher();
    const isDropped = this.dropped();
    const dropped: number[] = [];
    let next = 0;
    for (let row = 0; row < dataset.rows.length; row++) {
      if (dataset.isBlank(row)) continue;
      if (texts.rows[next] !== row || texts.hashes[next] !== hash(dataset.rows[row]!.text)) return undefined;
      next++;
      if (isDropped(row)) dropped.push(row);
    }
    if (next !== texts.rows.length) return undefined;
    return { edits: dropRows(dataset, dropped), rows: dropped.length };
  }

  async close(): Promise<void> {
    this.searching.abort();
    this.filtering.abort();
    await this.source.close();
  }

  private found(): Result {
    if (this.result === undefined) throw new Error("Nothing has been looked for.");
    return this.result;
  }

  private choice(): Choice {
    const { groups, texts } = this.found();
    return { dropped: groups.droppedInAll, stay: texts.rows.length - groups.droppedInAll };
  }

  private tells(step: "reading" | "comparing", signal: AbortSignal): RowReading {
    return { signal, onShare: (share) => this.onProgress(step, share) };
  }

  /** A row beside the kept one that is most alike; the first that is kept stands by itself. */
  private async row(group: number, at: number, kept: readonly number[], isWhole: boolean): Promise<DuplicateRow> {
    const { groups, options } = this.found();
    const isKept = groups.isKept(group, at);
    const text = await this.text(groups.text(group, at));
    const others = isKept ? kept.slice(0, kept[0] === at ? 0 : 1) : kept;
    const like = await this.mostAlike(group, text, others.length > 0 || isKept ? others : at === 0 ? [] : [0]);
    const compared = like === undefined ? undefined : clipped(like.text);
    const pieces =
      compared === undefined
        ? [{ kind: "same" as const, text }]
        : diffPieces(clipped(text), compared, comparedTokens(tokenizers[options.tokenizer]));
    const shown = isWhole ? cutOff(pieces, mostUnits) : shortened(pieces, atFirst);
    return {
      row: this.found().texts.rows[groups.text(group, at)]!,
      kept: isKept,
      like: like && { row: like.row, score: like.score },
      ...shown,
    };
  }

  private async mostAlike(group: number, text: string, places: readonly number[]) {
    const { groups, texts, options } = this.found();
    const tokenize = tokenizers[options.tokenizer];
    const tokens = places.length === 0 ? [] : tokenize(text);
    let best: { readonly row: number; readonly score: number; readonly text: string } | undefined;
    for (const place of places) {
      const number = groups.text(group, place);
      const other = await this.text(number);
      const score = other === text ? 1 : scoreOf(options.metric, tokens, tokenize(other));
      if (best === undefined || score > best.score) best = { row: texts.rows[number]!, score, text: other };
    }
    return best;
  }

  /** What was compared of a row. */
  private async text(number: number): Promise<string> {
    const known = this.texts.get(number);
    if (known !== undefined) return known;
    const { texts } = this.found();
    const text = textOf(await this.source.row(texts.rows[number]!), texts.field);
    this.texts.set(number, text);
    const [oldest] = this.texts.keys();
    if (this.texts.size > mostTexts) this.texts.delete(oldest!);
    return text;
  }
}

function clipped(text: string): string {
  return text.length > mostCompared ? text.slice(0, mostCompared) : text;
}
