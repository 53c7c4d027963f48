import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { describe, it } from "mocha";
import { SarifWriter, type SarifOptions } from "../../../../src/lint/formats/sarif";
import { checkedFiles, written } from "./files";

const officialSchema: object = JSON.parse(
  readFileSync(require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"),
) as object;

const rules: ReturnType<SarifOptions["rules"]> = ["prompt/vague-wording", "prompt/conflicting-requirements"].map(
  (id) => ({
    id,
    title: { en: "Title", "zh-cn": "标题" },
    description: { en: "Description.", "zh-cn": "说明。" },
    severity: { agent: "warning", else: "hint" },
    page: (locale) => `# ${locale}`,
  }),
);
const options: SarifOptions = { locale: "en", version: "0.1.0", rules: () => rules };

interface Log {
  runs: {
    tool: {
      driver: { rules: { defaultConfiguration: object; shortDescription: { text: string } }[] };
    };
    translations: { language: string; rules: { shortDescription: { text: string } }[] }[];
    columnKind: string;
    results: {
      ruleIndex: number;
      level: string;
      locations: { physicalLocation: { artifactLocation: { uri: string }; region: object } }[];
      relatedLocations?: object[];
      partialFingerprints: Record<string, string>;
      fixes?: { artifactChanges: { replacements: object[] }[] }[];
    }[];
  }[];
}
const formatSarif = (given: SarifOptions): string => written(checkedFiles, (print) => new SarifWriter(print, given));
const run = (given: Partial<SarifOptions> = {}) => (JSON.parse(formatSarif({ ...options, ...given })) as Log).runs[0]!;

describe("the SARIF format", () => {
  it("is valid by the official schema of 2.1.0", () => {
    const ajv = new Ajv({ strict: false, unicodeRegExp: false });
    addFormats(ajv);
    const validate = ajv.compile(officialSchema);
    assert.ok(validate(JSON.parse(formatSarif(options))), JSON.stringify(validate.errors));
    assert.ok(!validate({ version: "2.1.0" }), "the schema does check");
  });

  it("describes the rules in both languages", () => {
    const { tool, translations } = run({ locale: "zh-cn" });
    assert.equal(tool.driver.rules[0]!.shortDescription.text, "标题");
    assert.equal(translations[0]!.language, "en-US");
    assert.equal(translations[0]!.rules[0]!.shortDescription.text, "Title");
    assert.deepEqual(tool.driver.rules[0]!.defaultConfiguration, { enabled: true, level: "warning" });
  });

  it("gives places in UTF-16 units, 1-based, with related ones and fixes", () => {
    const { columnKind, results } = run();
    assert.equal(columnKind, "utf16CodeUnits");
    assert.deepEqual(
      results.map(({ ruleIndex, level }) => [ruleIndex, level]),
      [
        [0, "note"],
        [1, "warning"],
        [0, "error"],
      ],
    );
    const { artifactLocation, region } = results[0]!.locations[0]!.physicalLocation;
    assert.equal(artifactLocation.uri, "prompts/a%20b.prompt.md");
    assert.deepEqual(region, { startLine: 1, startColumn: 7, endLine: 1, endColumn: 11 });
    assert.deepEqual(results[0]!.fixes![0]!.artifactChanges[0]!.replacements, [
      { deletedRegion: region, insertedContent: { text: "three" } },
    ]);
    assert.equal(results[1]!.relatedLocations!.length, 1);
    assert.match(results[0]!.partialFingerprints["winnow/v1"]!, /^[0-9a-f]{16}$/);
  });
});
