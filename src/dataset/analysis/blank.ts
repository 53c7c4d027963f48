/** Whether a text has nothing but white space; nearly always decided by its first character. */
export function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first > 32 && first < 0x80) return false;
  return text.length === 0 || text.trim() === "";
}
