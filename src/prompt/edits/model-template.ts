import { editJson } from "../../lint/configuration/edit";
import type { TextEdit } from "../../text/range";
import type { TemplateName } from "../model";

/** The edits that set the base model's chat template in the text of a `.winnow.json`. */
export function insertModelTemplate(configuration: string, template: TemplateName): TextEdit[] {
  return editJson(configuration, ["model", "template"], template);
}
