import type { Range } from "../../text/range";
import { namedKey, namedPassword, secretFormats, type SecretFormat } from "../lexicon/secrets";

/** A key, token or password in a text. */
export interface Secret {
  readonly format: SecretFormat;
  readonly range: Range;
}

// What stands in manuals in place of a key.
const sample =
  /example|sample|dummy|fake|your|placeholder|redacted|changeme|password|secret|xxxx|\*\*|0000|1234567|abcdef|qwerty|(.)\1{4}/i;

/** Every secret of a known format in `text`, in order, each place once. A sample such as `sk-xxxx` is none. */
export function findSecrets(text: string): Secret[] {
  const found: Secret[] = [];
  for (const format of secretFormats) {
    if (!text.includes(format.mark)) continue;
    for (const match of text.matchAll(format.pattern)) {
      const value = match[1] ?? match[0];
      const start = match.index + match[0].lastIndexOf(value);
      const range = { start, end: start + value.length };
      if (passes(format, value) && !found.some((other) => other.range.start < range.end && start < other.range.end))
        found.push({ format, range });
    }
  }
  return found.sort((a, b) => a.range.start - b.range.start);
}

/** What may be a secret, and why no more can be said. */
export interface PossibleSecret {
  readonly sign: "checksum" | "key" | "password";
  /** Whose format it has; empty for a value that only its name gives away. */
  readonly issuer: string;
  readonly range: Range;
}

/**
 * Tokens whose check sum is wrong, and values that look random and are given to a name such as `api_key` or `password`,
 * in order. What `findSecrets` finds is left out.
 */
export function findPossibleSecrets(text: string): PossibleSecret[] {
  const found: PossibleSecret[] = [];
  const known = findSecrets(text).map(({ range }) => range);
  const add = (sign: PossibleSecret["sign"], issuer: string, start: number, end: number): void => {
    if (![...known, ...found.map(({ range }) => range)].some((other) => other.start < end && start < other.end))
      found.push({ sign, issuer, range: { start, end } });
  };
  for (const { name, pattern, mark, check } of secretFormats) {
    if (check !== "crc32" || !text.includes(mark)) continue;
    for (const { index, 0: value } of text.matchAll(pattern))
      if (!sample.test(value) && bitsPerCharacter(value) >= 3) add("checksum", name, index, index + value.length);
  }
  for (const { index, 0: all, 1: value = "" } of text.matchAll(namedKey))
    if (isKey(value)) add("key", "", index + all.length - value.length, index + all.length);
  for (const { index, 0: all, 1: value = "" } of text.matchAll(namedPassword))
    if (isPassword(value)) add("password", "", index + all.length - value.length, index + all.length);
  return found.sort((a, b) => a.range.start - b.range.start);
}

/** Random letters and digits change places often; those of a name such as `session_token_v2` do not. */
function isKey(value: string): boolean {
  const changes = value.match(/[a-z](?=\d)|\d(?=[a-z])/gi)?.length ?? 0;
  return changes >= 3 && !sample.test(value) && bitsPerCharacter(value) >= 3;
}

const samplePassword =
  /example|sample|dummy|fake|your|placeholder|redacted|change|xxxx|\*\*|0000|1234|abcd|qwerty|test|p[a@4]ss|^[$%]|%$|^\d|(.)\1{3}/i;

function isPassword(value: string): boolean {
  return /[a-z]/i.test(value) && /\d/.test(value) && !samplePassword.test(value);
}

function passes(format: SecretFormat, value: string): boolean {
  switch (format.check) {
    case "crc32":
      return hasCheckSum(value.slice(value.indexOf("_") + 1));
    case "jwt":
      return isJwtHeader(value.slice(0, value.indexOf(".")));
    case "password":
      return !sample.test(value) && !/^(?:pass|pwd|user|admin|root|test|guest)\w{0,4}$/i.test(value);
    case "random":
      return !sample.test(value) && bitsPerCharacter(value) >= 3;
    case "none":
      return true;
  }
}

/** GitHub's and npm's tokens end in the CRC-32 of what stands before, as six digits of base 62. */
function hasCheckSum(value: string): boolean {
  const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  let sum = 0;
  for (const digit of value.slice(-6)) sum = sum * 62 + digits.indexOf(digit);
  return sum === crc32(value.slice(0, -6));
}

function crc32(ascii: string): number {
  let crc = -1;
  for (let i = 0; i < ascii.length; i++) {
    crc ^= ascii.charCodeAt(i);
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

function isJwtHeader(part: string): boolean {
  try {
    const header: unknown = JSON.parse(atob(part.replace(/-/g, "+").replace(/_/g, "/")));
    return typeof header === "object" && header !== null && "alg" in header && header.alg !== "none";
  } catch {
    return false;
  }
}

/** Shannon entropy of the characters, in bits: about 2 for a repeated word, above 3.3 for random hexadecimal digits. */
function bitsPerCharacter(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}
