/** What a text model can neither read nor make. */
export type Modality = "image" | "audio" | "video";

export interface ModalityPattern {
  readonly modality: Modality;
  readonly language: "en" | "zh";
  /** Asks for such a thing, or speaks of one that was handed over. Gaps are bounded. */
  readonly pattern: RegExp;
}

const picture =
  "(?:images?|pictures?|photos?|photographs?|drawings?|illustrations?|paintings?|logos?|posters?|infographics?|(?:bar |line |pie )?charts?|screenshots?)";
const sound = "(?:audio(?: (?:clips?|files?|recordings?))?|(?:voice |sound )recordings?|podcast episodes?|voiceovers?)";
const film = "(?:videos?|video clips?|animations?|gifs?)";
const make = "(?:draw|paint|sketch|generate|create|produce|make|design|render|show me|give me|send me|plot)";
const article = "(?:me )?(?:(?:an?|the|some|one|two|three|four|\\d+) )?(?:[\\w-]+ ){0,3}";
const look =
  "(?:describe|analy[sz]e|look at|examine|caption|identify|explain|transcribe|summari[sz]e|watch|listen to|read|interpret|edit|crop|retouch|colou?r)";
const given =
  "(?:this|these|the (?:attached|following|uploaded|given|provided|enclosed)|my (?:attached|uploaded)|an? (?:attached|uploaded))";

const english = (modality: Modality, things: string): ModalityPattern[] => [
  { modality, language: "en", pattern: new RegExp(`\\b${make} ${article}${things}\\b`, "gi") },
  { modality, language: "en", pattern: new RegExp(`\\b${look} ${given} (?:[\\w-]+ ){0,2}${things}\\b`, "gi") },
  {
    modality,
    language: "en",
    pattern: new RegExp(`\\b(?:in|from|on|of) ${given} (?:[\\w-]+ ){0,2}${things}\\b`, "gi"),
  },
  { modality, language: "en", pattern: new RegExp(`\\b(?:attached|uploaded|enclosed) ${things}\\b`, "gi") },
];

const pictureZh = "(?:图片|图像|照片|插画|插图|漫画|海报|油画|水彩画|素描|截图|示意图|柱状图|折线图|饼图|图表)";
const soundZh = "(?:音频|录音|语音)";
const filmZh = "(?:视频|短片|动画|动图)";
const makeZh = "(?:画|绘制|绘画|生成|创作|制作|设计|做|给我|输出)";
const countZh = "(?:出|成)?(?:一|两|三|几|\\d)?(?:张|幅|个|段|份|组)?[\\u4e00-\\u9fffA-Za-z“”]{0,8}?的?";
const lookZh = "(?:描述|分析|识别|看看|观察|查看|解读|说明|转写|听|观看|编辑|裁剪|根据|从)";
const givenZh = "(?:这|该|上传的|附件中的|所给的?|给定的?|提供的|下面的?|以下|上面的?)(?:一)?(?:张|幅|个|段|些|份|组)?";

const chinese = (modality: Modality, things: string): ModalityPattern[] => [
  { modality, language: "zh", pattern: new RegExp(`${makeZh}${countZh}${things}`, "g") },
  { modality, language: "zh", pattern: new RegExp(`${lookZh}(?:一下)?${givenZh}${things}`, "g") },
  { modality, language: "zh", pattern: new RegExp(`(?:上传的?|附上的?|附件中的?)${things}`, "g") },
];

export const modalityPatterns: readonly ModalityPattern[] = [
  ...english("image", picture),
  ...english("audio", sound),
  ...english("video", film),
  {
    modality: "image",
    language: "en",
    pattern:
      /\b(?:draw|paint|sketch)(?: me)? an? (?!conclusions?|line|parallel|comparison|distinction|vivid|verbal|connection|analog|single|card|random|name|number|clear|full|complete)\w+/gi,
  },
  ...chinese("image", pictureZh),
  ...chinese("audio", soundZh),
  ...chinese("video", filmZh),
  {
    modality: "image",
    language: "zh",
    pattern: /画(?:出)?(?:一)?(?:张|幅|只)(?!饼|句号|问号|像)[\u4e00-\u9fff]{1,8}/g,
  },
];

/** Words behind or before which a picture is text after all: code that draws it, a prompt or a script for it. */
export const textForm =
  /\b(?:ascii|text-based|text diagram|box diagram|tarot|svg|mermaid|plantuml|graphviz|dot language|matplotlib|plotly|d3(?:\.js)?|chart\.js|html|css|latex|tikz|canvas|python|javascript|r code|code|script|prompts?|alt text|captions?|ideas?|concepts?|descriptions?|unicode|emojis?|markdown|tables?|midjourney|dall-?e|stable diffusion|titles?|outlines?|storyboards?|scripts?|transcripts?|api|urls?|unsplash|links?|websites?|app|class|function|component|object|docker)\b|代码|脚本|提示词|提示|文案|描述|字符画|创意|标题|大纲|剧本|链接|网址|网站|接口|函数|库|软件|工具|平台|程序|应用|字幕|文字|概念/i;
