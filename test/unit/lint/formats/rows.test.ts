import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { GithubWriter } from "../../../../src/lint/formats/github";
import { JsonWriter } from "../../../../src/lint/formats/json";
import { PrettyWriter } from "../../../../src/lint/formats/pretty";
import type { FoundProblem, Print, ReportWriter } from "../../../../src/lint/formats/report-writer";
import { SarifWriter } from "../../../../src/lint/formats/sarif";
import { SourceText } from "../../../../src/lint/source-text";
import { CountingWriter } from "../../../../src/lint/counting-writer";

/** Row `row`, the first of its file on line 11, with its first letter at fault. */
function found(row: number, rule = "dataset/empty-output"): FoundProblem {
  const source = new SourceText('{"a": 1}', { line: 10 + row, character: 2, offset: 100 * row });
  const problem = {
    rule,
    severity: "warning",
    message: "Something is wrong.",
    range: { start: 0, end: 8 },
    field: "a",
    score: 0.5,
    related: [{ row: 3, range: { start: 0, end: 0 }, message: "Here first." }],
    fixes: [{ title: "Drop", preferred: false, edits: [{ range: { start: 0, end: 9 }, text: "" }] }],
  } as const;
  return { problem, source, row, fingerprint: () => "0123456789abcdef" };
}

function written(make: (print: Print) => ReportWriter, problems: readonly FoundProblem[], truncated = false): string {
  const parts: string[] = [];
  const writer = new CountingWriter(make((text) => void parts.push(text)));
  writer.begin({ path: "a.json", kind: "dataset" });
  for (const problem of problems) writer.problem(problem);
  writer.end({ dataset: { rows: 9 } }, { text: "Alpaca, 9 rows", isChecked: true });
  writer.finish(writer.summary(truncated));
  return parts.join("");
}

const pretty = (print: Print) => new PrettyWriter(print, { locale: "en", color: false, width: 80 });
const many = Array.from({ length: 1205 }, (_, i) => found(i));

describe("problems of rows", () => {
  it("in JSON have their row from 1, their place in the file, and the rows that explain them", () => {
    const report = JSON.parse(written((print) => new JsonWriter(print), [found(4)])) as {
      files: { problems: object[]; dataset: object }[];
    };
    assert.deepEqual(report.files[0]!.dataset, { rows: 9 });
    assert.deepEqual(report.files[0]!.problems, [
      {
        rule: "dataset/empty-output",
        severity: "warning",
        message: "Something is wrong.",
        row: 5,
        field: "a",
        score: 0.5,
        range: { start: { line: 14, character: 2 }, end: { line: 14, character: 10 } },
        offset: [400, 408],
        fingerprint: "0123456789abcdef",
        related: [{ message: "Here first.", row: 4 }],
        fixes: [{ title: "Drop", preferred: false, edits: [{ offset: [400, 409], text: "" }] }],
      },
    ]);
  });

  it("are all in JSON, and the first of each rule in what people read, with the number of the others", () => {
    const json = JSON.parse(written((print) => new JsonWriter(print), many)) as { files: { problems: object[] }[] };
    assert.equal(json.files[0]!.problems.length, 1205);
    const text = written(pretty, [...many, found(2, "dataset/encoding")]);
    assert.equal(text.match(/Something is wrong\. dataset\/empty-output/g)?.length, 5);
    assert.equal(text.match(/Something is wrong\. dataset\/encoding/g)?.length, 1);
    assert.match(text, /^… and 1,200 more of dataset\/empty-output; --format json lists all$/m);
    assert.match(text, /^1,205 {2}dataset\/empty-output warning\n {4}1 {2}dataset\/encoding warning$/m);
    const commands = written((print) => new GithubWriter(print, "en"), many);
    assert.equal(commands.match(/^::warning /gm)?.length, 10);
    assert.match(commands, /^::notice file=a\.json,title=.*::1195 more problems of dataset\/empty-output; /m);
  });

  it("of one rule are counted apart for each severity", () => {
    const mild = found(5);
    const text = written(pretty, [found(4), { ...mild, problem: { ...mild.problem, severity: "information" } }, mild]);
    assert.match(text, /^2 {2}dataset\/empty-output warning\n1 {2}dataset\/empty-output information$/m);
  });

  it("in pretty text show the row's number where the line's is another, and what the file is", () => {
    assert.equal(
      written(pretty, [found(4)]),
      `a.json:15:3 row 5 warning Something is wrong. dataset/empty-output
15 │ {"a": 1}
   │ ^^^^^^^^
    ↳ row 4 Here first.
    fix: Drop

a.json: Alpaca, 9 rows

1  dataset/empty-output warning

⚠ 1 problem (1 warning) in 1 of 1 file.
`,
    );
  });

  it("are not said to be missing where nothing could be checked", () => {
    const parts: string[] = [];
    const writer = new CountingWriter(pretty((text) => void parts.push(text)));
    for (const isChecked of [true, false]) {
      writer.begin({ path: "a.json", kind: "dataset" });
      writer.end({}, { text: undefined, isChecked });
    }
    writer.finish(writer.summary(false));
    assert.match(parts.join(""), /^⚠ No problems found, but 1 of 2 files could not be checked/);
  });

  it("of a set have no place in it", () => {
    const of = { ...found(0), source: undefined, row: undefined };
    assert.match(written(pretty, [of]), /^a\.json warning Something is wrong\. dataset\/empty-output\n\n/);
    assert.match(
      written((print) => new GithubWriter(print, "en"), [of]),
      /^::warning file=a\.json,title=/,
    );
  });

  it("in SARIF give a fix that reaches beyond its row by offsets", () => {
    const options = { locale: "en", version: "0", rules: () => [] } as const;
    const log = JSON.parse(written((print) => new SarifWriter(print, options), [found(4)])) as {
      runs: {
        results: {
          locations: object[];
          relatedLocations: object[];
          fixes: { artifactChanges: { replacements: { deletedRegion: object }[] }[] }[];
        }[];
      }[];
    };
    const [result] = log.runs[0]!.results;
    assert.deepEqual(result!.fixes[0]!.artifactChanges[0]!.replacements[0]!.deletedRegion, {
      charOffset: 400,
      charLength: 9,
    });
    assert.deepEqual(result!.relatedLocations, [
      {
        id: 0,
        message: { text: "Here first." },
        physicalLocation: { artifactLocation: { uri: "a.json" } },
        logicalLocations: [{ name: "row 4" }],
      },
    ]);
  });

  it("say that there may be more when the check was not finished", () => {
    assert.match(written(pretty, [found(4)], true), /The check was not finished, so there may be more\.\n$/);
    assert.match(
      written((print) => new JsonWriter(print), [], true),
      /"truncated":true/,
    );
  });
});
