import assert from "node:assert/strict";
import { namedFields } from "../../../../src/prompt/analysis/named-fields";

describe("namedFields", () => {
  it("reads the fields of an English task as names", () => {
    assert.deepEqual(namedFields("Extract the supplier, the date and the total from the invoice.", "en"), [
      "supplier",
      "date",
      "total",
    ]);
    assert.deepEqual(namedFields("Return each customer's unit price, and VAT number.", "en"), [
      "customer_unit_price",
      "vat_number",
    ]);
  });

  it("reads the fields of a Chinese task", () => {
    assert.deepEqual(namedFields("请从订单中提取姓名、电话等信息。", "zh"), ["姓名", "电话"]);
    assert.deepEqual(namedFields("请提取发票中的公司名称和金额。", "zh"), ["公司名称", "金额"]);
  });

  it("names none where the task does not", () => {
    assert.deepEqual(namedFields("Extract every date from the letter.", "en"), []);
    assert.deepEqual(namedFields("Classify the ticket by the team that should handle it.", "en"), []);
    assert.deepEqual(namedFields("请将工单按负责的团队分类。", "zh"), []);
  });
});
