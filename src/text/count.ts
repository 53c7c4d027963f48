/** A whole number as people read it: `12,345`. (`toLocaleString` takes 10 ms when it is first called.) */
export function countText(count: number): string {
  const digits = String(count);
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) groups.unshift(digits.slice(Math.max(0, end - 3), end));
  return groups.join(",");
}
