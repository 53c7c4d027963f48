import { parse } from "zod/v4/core";
import { DatasetCheck } from "../../dataset/check";
import { chosenField, comparedText, type ComparedField } from "../../dataset/near/compared-text";
import type { RowJoin } from "../../dataset/near/compared-rows";
import { shownScore } from "../../dataset/near/shown-score";
import type { Row } from "../../dataset/row/row";
import { nearDuplicate } from "../../dataset/set/rules/near-duplicate";
import { fieldTitles, tokenizerTitles } from "../../dataset/titles";
import { localize } from "../../lint/locale";
import { poolTexts } from "../../similarity/join/pool-texts";
import { reordered, TokenTableBuilder } from "../../similarity/token-table";
import { tokenizers } from "../../similarity/tokenize";
import type { Grouped } from "./grouped";
import type { LeftRows } from "./left-rows";
import type { WantedRows } from "./wanted-rows";

const firstRows = 200;

/** The rows that are like one that is wanted before them and stays, by the seed-pool rule. Only their tokens are kept. */
export async function nearRows(
  left: LeftRows,
  wanted: WantedRows,
  given: object | undefined,
  join: RowJoin | undefined,
): Promise<Grouped[]> {
  const { threshold, tokenizer, field: asked } = parse(nearDuplicate.options!, given ?? {});
  const builder = new TokenTableBuilder(tokenizers[tokenizer]);
  let field: ComparedField | undefined;
  let waiting: Row[] = [];
  const take = (row: Row): void => {
    wanted.add(row.number, () => row.segments.reduce((sum, { text }) => sum + text.length, 0));
    builder.add(comparedText(row.segments, field!));
  };
  // The first rows wait until they tell what is compared.
  const settle = (): void => {
    field = chosenField(
      asked,
      check.kind,
      waiting.map(({ segments }) => segments),
    );
    waiting.forEach(take);
    waiting = [];
  };
  const check: DatasetCheck = new DatasetCheck(left.checkOptions([]), {
    row: (row) => {
      if (row.object === undefined) return;
      if (field !== undefined) return take(row);
      if (waiting.push(row) === firstRows) settle();
    },
  });
  await left.read((row, file) => check.add(row, file));
  check.finish();
  if (field === undefined) settle();

  const order = wanted.order();
  const options = { ...join?.(order.length), threshold };
  const { kept, nearest } = await poolTexts(reordered(builder.build(), order), options);
  const stays = new Uint8Array(order.length);
  for (const text of kept) stays[text] = 1;
  const { locale } = left.options;
  const titles = { field: fieldTitles[field!][locale], tokenizer: tokenizerTitles[tokenizer][locale] };
  const rowOf = (text: number): number => wanted.rowAt(order[text]!);
  const found: Grouped[] = [];
  for (let text = 0; text < order.length; text++) {
    if (stays[text] === 1) continue;
    const [staying, score] = [rowOf(nearest.texts[text]!), nearest.scores[text]!];
    const data = { ...titles, earlier: staying + 1, score: shownScore(score) };
    found.push({ row: rowOf(text), staying, reason: localize(nearDuplicate.messages.near, locale, data), score });
  }
  return found;
}
