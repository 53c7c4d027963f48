/**
 * What `languageOfText` can give: the ISO 639-1 codes of the languages that it tells apart, those that are asked for most
 * first, and `mixed`, Chinese and English sentences in one text.
 */
export const languageCodes = (
  "zh en mixed am ar az be bg bn ca cs da de el es et eu fa fi fr gu he hi hr hu hy is it ja ka kn ko ku lo lt lv ml mr " +
  "nl no or pa pl pt ro ru sk sl sq sr sv ta te th tl tr uk ur vi yo"
).split(" ");
