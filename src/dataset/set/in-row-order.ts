/** Sequences that come by rows as one sequence by rows; of one row, in the order of the sequences. */
export function* inRowOrder<Item extends { readonly row: number | undefined }>(
  sequences: readonly Iterable<Item>[],
): Generator<Item> {
  const iterators = sequences.map((sequence) => sequence[Symbol.iterator]());
  const next = iterators.map((iterator) => iterator.next());
  for (;;) {
    let first: number | undefined;
    let least = Infinity;
    for (const [i, one] of next.entries()) {
      if (one.done === true || (first !== undefined && one.value.row! >= least)) continue;
      first = i;
      least = one.value.row!;
    }
    if (first === undefined) return;
    yield next[first]!.value as Item;
    next[first] = iterators[first]!.next();
  }
}
