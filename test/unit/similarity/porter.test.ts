import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { porterStem } from "../../../src/similarity/porter";
import { stemmedRougeScoreTokens } from "../../../src/similarity/tokenize";

describe("Porter's stemmer", () => {
  it("stems as NLTK's does, its departures from the paper included", () => {
    const stems = Object.entries({
      caresses: "caress", ponies: "poni", ties: "tie", cats: "cat", feed: "feed", agreed: "agre", plastered: "plaster",
      motoring: "motor", sing: "sing", conflated: "conflat", hopping: "hop", falling: "fall", filing: "file",
      happy: "happi", say: "say", relational: "relat", rationally: "ration", digitizer: "digit", radically: "radic",
      vietnamization: "vietnam", predication: "predic", operator: "oper", feudalism: "feudal", hopefulness: "hope",
      sensibiliti: "sensibl", triplicate: "triplic", formalize: "formal", goodness: "good", revival: "reviv",
      adjustable: "adjust", adoption: "adopt", probate: "probat", rate: "rate", controll: "control", roll: "roll",
      dying: "die", skies: "sky", innings: "inning", died: "die", dried: "dri", geology: "geolog", gracefulli: "grace",
      possibly: "possibl", enjoy: "enjoy", is: "is",
    }); // prettier-ignore
    assert.deepEqual(
      stems.map(([word]) => [word, porterStem(word)]),
      stems,
    );
  });

  it("leaves short tokens alone, as rouge_score does", () => {
    assert.deepEqual(stemmedRougeScoreTokens("Its cats was running"), ["its", "cat", "was", "run"]);
  });
});
