import isEmail from "validator/lib/isEmail";
import isIdentityCard from "validator/lib/isIdentityCard";
import isIP from "validator/lib/isIP";
import isLuhnNumber from "validator/lib/isLuhnNumber";
import type { Range } from "../../text/range";

/** What gives a person away, or a machine. */
export const personalKinds = ["email", "phone", "identityCard", "bankCard", "ip"] as const;
export type PersonalKind = (typeof personalKinds)[number];

export interface PersonalDatum {
  readonly kind: PersonalKind;
  readonly range: Range;
}

/** Every personal datum of the kinds asked for, in order. What is made up for all to see is none. */
export function findPersonalData(text: string, kinds: ReadonlySet<PersonalKind>): PersonalDatum[] {
  const found: PersonalDatum[] = [];
  const add = (kind: PersonalKind, start: number, length: number): void => {
    const end = start + length;
    if (!found.some(({ range }) => range.start < end && start < range.end)) found.push({ kind, range: { start, end } });
  };
  for (const { kind, pattern, accepts } of detectors) {
    if (!kinds.has(kind)) continue;
    for (const { index, 0: value } of text.matchAll(pattern))
      if (accepts(value, text, index)) add(kind, index, value.length);
  }
  return found.sort((a, b) => a.range.start - b.range.start);
}

/** The same shape without the datum: what tells where it comes from stays, the rest becomes `*`. */
export function masked({ kind }: PersonalDatum, value: string): string {
  if (kind === "email") return value.replace(/^[^@]+/, (name) => "*".repeat(name.length));
  let kept = kind === "identityCard" ? 6 : kind === "bankCard" ? 4 : 3;
  return value.replace(/[\dXx]/g, (digit) => (kept-- > 0 ? digit : "*"));
}

interface Detector {
  readonly kind: PersonalKind;
  readonly pattern: RegExp;
  accepts(value: string, text: string, index: number): boolean;
}

// The kinds with a check sum come first: what they take is no phone number.
const detectors: readonly Detector[] = [
  {
    kind: "identityCard",
    pattern: /(?<![\dA-Za-z.])[1-9]\d{16}[\dXx](?![\dA-Za-z])/g,
    accepts: (value) =>
      isIdentityCard(value.toUpperCase(), "zh-CN") && !isMadeUp(value) && !/19900101|20000101/.test(value),
  },
  {
    kind: "bankCard",
    pattern:
      /(?<![\d.A-Za-z-])(?:\d{13,19}|\d{4}(?:[ -]\d{4}){3}(?:[ -]\d{1,3})?|3\d{3}[ -]\d{6}[ -]\d{5})(?![\dA-Za-z]|[.-]\d)/g,
    accepts: isBankCard,
  },
  {
    kind: "phone",
    pattern: /(?<![\d.A-Za-z+-])(?:(?:\+|00)86[ -]?)?1[3-9]\d(?:\d{8}|([ -])\d{4}\1\d{4})(?![\dA-Za-z]|[.-]\d)/g,
    accepts: (value) => !isMadeUp(value.replace(/^(?:\+|00)86/, "")),
  },
  {
    kind: "phone",
    pattern: /(?<![\d.A-Za-z+])\+[1-9]\d{0,2}[ .-]?\(?\d{1,4}\)?(?:[ .-]?\d{2,4}){2,4}(?!\d)/g,
    accepts: (value) => /^(?:\D*\d){9,13}\D*$/.test(value) && !isService(value) && !isMadeUp(value),
  },
  {
    // Area code and exchange of the North American plan begin with 2 to 9; 555 is for films.
    kind: "phone",
    pattern:
      /(?<![\d.A-Za-z+/-])(?:1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[.-])[2-9]\d{2}[.-]\d{4}(?![\dA-Za-z/]|[.-]\d)/g,
    accepts: (value) => !isService(value) && !isMadeUp(value),
  },
  {
    kind: "email",
    pattern: /(?<![\w.+-])[\w][\w.+-]{0,63}@[A-Za-z\d](?:[A-Za-z\d-]{0,62}\.){1,5}[A-Za-z]{2,24}(?![\w@])/g,
    accepts: (value) => isEmail(value) && !isSampleAddress(value) && isPersonal(value),
  },
  {
    kind: "ip",
    pattern: /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g,
    accepts: (value) => isIP(value, 4) && !privateAddress.test(value),
  },
];

const cardPrefix = /^(?:4|5[1-5]|2[2-7]|3[47]|35|6011|65|62)/;
const testCards = /^(?:4111|4242|4012|4000|5555|5105|3782|3714|6011(?:1111|0009)|3566|3530|4532|6222020200112230|1234)/;
const cardWords = /card|visa|master|amex|credit|debit|bank|account|卡|银行|账户|账号|帐号|汇款|转账/i;

/** One number in ten passes the check sum, so it must also be written in groups or named as a card. */
function isBankCard(value: string, text: string, index: number): boolean {
  const digits = value.replace(/[ -]/g, "");
  if (!cardPrefix.test(digits) || testCards.test(digits) || isMadeUp(digits) || !isLuhnNumber(digits)) return false;
  return value.length > digits.length || cardWords.test(text.slice(Math.max(0, index - 40), index + value.length + 10));
}

/** Numbers to call from anywhere for free, or dear: no person's. */
function isService(value: string): boolean {
  const digits = value.replace(/\D/g, "").replace(/^1(?=\d{10}$)/, "");
  return /^(?:8(?:00|33|44|55|66|77|88)|900)/.test(digits) || /^\d{3}555/.test(digits);
}

/** Digits that someone made up: counted up or down, or one of them again and again. */
function isMadeUp(value: string): boolean {
  const digits = value.replace(/\D/g, "");
  return (
    /(\d)\1{4}|(\d)\2{2}(?:\D?\d)?(?:(\d)\3{2})|(\d\d)\4{3}/.test(digits) ||
    /01234|12345|23456|34567|45678|56789|98765|87654|76543|65432|54321|00138000/.test(digits)
  );
}

const sampleHost =
  /@(?:\w\.|(?:[\w-]+\.)*(?:my\w+|your\w+|example|test|domain|email|mail|company|yourcompany|website|mysite|xyz|abc|acme|sample|yourdomain|mydomain|business|organization|university|school|myemail|address|somewhere|anywhere|host|server|fake|dummy|placeholder|xx+|invalid|localhost)(?:\.\w{2,6}){1,2}$)|\.(?:test|example|invalid|local|png|jpe?g|gif|js|py|git)$/i;
const sampleName =
  /^(?:[\w.+-]*(?:example|test|sample|dummy|fake|yourname|username|address|someone|anyone)[\w.+-]*|(?:user|name|email|mail|your|my|me|you|abc|xyz|foo|bar|xx+|123|info|contact|support|help|sales|admin|service|services|office|team|hello|hi|jobs|careers?|hr|press|media|marketing|news|newsletter|feedback|enquir\w+|inquir\w+|customer\w*|no-?reply|do-?not-?reply|alerts?|offers?|promotions?|deals|notifications?|admissions?|pr|foia|lawyer|doctor|member\w*|hotline|account\w*|webmaster|postmaster|billing|orders?|booking\w*|reservations?|editor\w*|privacy|legal|security|events?|membership|donate|subscribe|recipient|sender|client|student|employee|manager|boss|friend|git|root)\d{0,4}|(?:j(?:ohn|ane|oe|im|ames|ack)?|mary|bob|alice|sarah|tom|mike|jdoe|jsmith)[._-]?(?:doe|smith|johnson|brown|jones|williams|lee)?\d{0,4})@/i;

function isSampleAddress(value: string): boolean {
  return sampleHost.test(value) || sampleName.test(value) || /\*|(\w)\1{3}/.test(value);
}

const mailProviders =
  /@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|proton(?:mail)?|fastmail|zoho|yandex|mail|qq|foxmail|163|126|yeah|sina|sohu|aliyun|139|189|21cn|tom)\.[a-z.]{2,6}$/i;

/** A mailbox at a provider for everybody, or one that is named after a person; those of firms are often nobody's own. */
function isPersonal(value: string): boolean {
  if (mailProviders.test(value)) return true;
  const name = value.slice(0, value.indexOf("@"));
  return /^[a-z]+[._][a-z]+\d{0,4}$/i.test(name) && !/\.(?:gov|mil)(?:\.\w\w)?$/i.test(value);
}

const privateAddress =
  /^(?:0|10|127|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168|192\.0\.2|198\.51\.100|203\.0\.113|22[4-9]|2[3-5]\d|1\.1\.1\.1|1\.2\.3\.4|8\.8\.[84]\.[84])/;
