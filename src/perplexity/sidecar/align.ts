/** Where each UTF-16 unit of one text begins and ends in another. */
export interface Alignment {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

// How far to look for where two texts agree again, and for how long they must.
const reach = 12;
const agreement = 3;

/**
 * Where the units of `changed` come from, a text that a tokeniser has made of `text`: with composed characters, a space
 * before it, without what it drops. What differs goes to what stands in its place.
 */
export function align(changed: string, text: string): Alignment {
  const starts = new Int32Array(changed.length);
  const ends = new Int32Array(changed.length);
  // A space that many tokenisers put before every text, which may begin with one itself.
  let from = changed.length === text.length + 1 && changed === ` ${text}` ? 1 : 0;
  let at = 0;
  while (from < changed.length) {
    if (changed.charCodeAt(from) === text.charCodeAt(at)) {
      starts[from] = at;
      ends[from++] = ++at;
      continue;
    }
    const [added, replaced] = nextAgreement(changed, from, text, at);
    starts.fill(at, from, from + added);
    ends.fill(at + replaced, from, from + added);
    from += added;
    at += replaced;
  }
  return { starts, ends };
}

/** How many units of each differ from here on, the fewest that make them agree again. */
function nextAgreement(changed: string, from: number, text: string, at: number): [number, number] {
  for (let sum = 1; sum <= 2 * reach; sum++) {
    for (let added = Math.max(0, sum - reach); added <= Math.min(sum, reach); added++) {
      const rest = changed.slice(from + added, from + added + agreement);
      const other = text.slice(at + sum - added, at + sum - added + agreement);
      const isEnd = rest.length < agreement && other.length < agreement;
      if (rest === other && (rest.length === agreement || isEnd)) return [added, sum - added];
    }
  }
  return [1, at < text.length ? 1 : 0];
}
