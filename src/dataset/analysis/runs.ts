const inRun = new Uint8Array(128);
for (const character of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")
  inRun[character.charCodeAt(0)] = 1;

/** Whether `text` has a run of `length` ASCII letters, digits, `_` and `-`. Looks at few of the characters. */
export function hasLongRun(text: string, length: number): boolean {
  // Each run of that length covers one of these places.
  for (let at = length - 1; at < text.length; at += length) {
    if (inRun[text.charCodeAt(at)] !== 1) continue;
    let start = at;
    while (start > 0 && inRun[text.charCodeAt(start - 1)] === 1) start--;
    let end = at + 1;
    while (end < text.length && inRun[text.charCodeAt(end)] === 1) end++;
    if (end - start >= length) return true;
    at = end - 1;
  }
  return false;
}
