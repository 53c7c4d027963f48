import { recipeSchema, type Recipe } from "../recipe";
import { presetSources, type PresetName } from "./names";

export { presetNames, presetSources, type PresetName } from "./names";

/** A recipe that comes with Winnow. */
export function preset(name: PresetName): Recipe {
  return recipeSchema.parse(presetSources[name]);
}
