import type { Row } from "../row/row";
import type { Segment } from "../row/view";

const mediaKey = /^(?:images?|videos?|audios?|image_(?:url|path)s?|pixel_values|media|files?)$/i;

/** Whether pictures, sound or films come with the row, in a field of their own or as parts of its messages. */
export function bringsMedia(row: Row): boolean {
  const { object } = row;
  if (object === undefined) return false;
  for (const key in object) {
    const value = object[key];
    if (mediaKey.test(key) && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0))
      return true;
  }
  return /"type"\s*:\s*"(?:image|image_url|input_image|video|video_url|audio|input_audio|audio_url)"/.test(row.text);
}

const address = /(?:https?:\/\/|www\.)[^\s"'<>()（）\u3000-\u9fff，。]{3,500}/;
const thing =
  "(?:images?|pictures?|photos?|photographs?|paintings?|drawings?|illustrations?|screenshots?|figures?|charts?|graphs?|diagrams?|videos?|audios?|recordings?|art ?works?|图片|图像|照片|截图|图表|插图|视频|音频|录音|画作|图)";
const stands = "(?:of|showing|depicting|with|link|url|file|here|provided|attached|below|above|to|for|placeholder)";
const bracketed = `[\\[<(（【{]\\s{0,3}(?:(?:an?|the|insert|attached?|link to|see|some) ){0,3}(?:[\\w-]{1,20} ){0,4}${thing}(?: ${stands}\\b|[:：=#.]|\\s?\\d)?[^\\[\\]<>()（）【】{}]{0,200}[\\]>)）】}]`;
const placeholder = new RegExp(
  [
    `!\\[[^\\]]{0,200}\\]\\([^)]{0,500}\\)`,
    `<img\\b[^>]{0,500}>`,
    bracketed,
    `(?:the )?(?:attached|uploaded) ${thing}`,
    `${thing}\\s?[:：]\\s?${address.source}`,
    `[\\w-]{1,60}\\.(?:jpe?g|png|gif|bmp|webp|mp[34]|wav|avi|mov)`,
  ].join("|"),
  "i",
);
const onlyMedia = new RegExp(
  `^["'“\\s]{0,3}(?:${placeholder.source}|${address.source})(?:[\\s,;.]{1,3}(?:${placeholder.source}|${address.source}))*["'”\\s.。]{0,3}$`,
  "i",
);

// What every reference begins with or has in it; looked for first.
const mayBeReference =
  /^["'“\s]{0,3}(?:[!<[(（【{]|https?:|www\.|(?:the )?(?:attached|uploaded))|[:：]|\.(?:jpe?g|png|gif|bmp|webp|mp[34]|wav|avi|mov)\b/i;

/** Whether a text is nothing but references to what the model does not get: links, `[image]`, `![…](…)`, `photo.jpg`. */
export function isOnlyReference(text: string): boolean {
  return text.length < 1000 && mayBeReference.test(text) && onlyMedia.test(text.trim());
}

/** The first address in a text. */
export function firstAddress(text: string): { readonly start: number; readonly end: number } | undefined {
  const match = address.exec(text);
  return match === null ? undefined : { start: match.index, end: match.index + match[0].length };
}

/** What the user says in the turn of a segment beside that segment. */
export function besides(row: Row, segment: Segment): string {
  let text = "";
  for (const other of row.segments) {
    if (other !== segment && other.turn === segment.turn && other.role === "user") text += `${other.text}\n`;
  }
  return text;
}
