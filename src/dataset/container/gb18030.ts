import { isFrequentHan } from "../../text/frequent-han";
import { isHan } from "../../text/script";

const looked = 1 << 16;
const fewestHan = 8;

/**
 * Whether bytes that a file begins with are no UTF-8 but Chinese text in GB18030, of which GBK and GB2312 are parts. A
 * UTF-8 file with some broken characters is none, nor is one in Big5, EUC-KR or Latin-1.
 */
export function isGb18030(beginning: Buffer): boolean {
  const first = beginning.findIndex((byte) => byte >= 0x80);
  if (first < 0) return false;
  const bytes = beginning.subarray(first, first + looked);
  return isMostlyBroken(bytes) && isChinese(decoded(bytes));
}

/** Whether what is no ASCII is seldom UTF-8. */
function isMostlyBroken(bytes: Buffer): boolean {
  let broken = 0;
  let whole = 0;
  for (const character of new TextDecoder("utf-8").decode(bytes, { stream: true })) {
    if (character === "\uFFFD") broken++;
    else if (character > "\x7f") whole++;
  }
  return broken > 2 * whole;
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder("gb18030", { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return "";
  }
}

function isChinese(text: string): boolean {
  let han = 0;
  let frequent = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (!isHan(code)) continue;
    han++;
    if (isFrequentHan(code)) frequent++;
  }
  return han >= fewestHan && frequent * 2 > han;
}
