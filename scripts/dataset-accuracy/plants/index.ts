import type { Plant } from "../plant";
import { answerPlants } from "./answers";
import { rowPlants } from "./rows";
import { sentencePlants } from "./sentences";
import { setPlants } from "./sets";
import { structuredPlants } from "./structured";
import { syntaxPlants } from "./syntax";
import { textPlants } from "./texts";
import { trainerPlants } from "./trainers";
import { turnPlants } from "./turns";

/** Every way in which faults are planted; a file for each family of rules. */
export const plants: readonly Plant[] = [
  ...syntaxPlants,
  ...rowPlants,
  ...turnPlants,
  ...answerPlants,
  ...structuredPlants,
  ...trainerPlants,
  ...setPlants,
  ...sentencePlants,
  ...textPlants,
];

/** The rules about the structure of rows, which are to be found nearly always; the others are about texts and sets. */
export const structuralRules: ReadonlySet<string> = new Set(
  [...syntaxPlants, ...rowPlants, ...turnPlants, ...structuredPlants, ...trainerPlants].map(({ rule }) => rule),
);
