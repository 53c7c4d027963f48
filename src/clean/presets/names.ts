import guide from "./guide.json";
import light from "./light.json";
import selfInstruct from "./self-instruct.json";
import strict from "./strict.json";

/** The recipes that come with Winnow, as they are written. */
export const presetSources = { guide, light, strict, "self-instruct": selfInstruct } as const;
export type PresetName = keyof typeof presetSources;
export const presetNames = Object.keys(presetSources) as PresetName[];
