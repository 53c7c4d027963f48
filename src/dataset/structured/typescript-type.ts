import { textOfLiteral, tokensOf, TypeSyntaxError, type Token } from "./typescript-tokens";

export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

// People write types with a dozen levels; recursion must not overflow on others.
const deepest = 100;

/**
 * The JSON Schema of a TypeScript type: a type as it stands behind `type X =`, or declarations (`interface`, `type`,
 * `enum`), of which the one that no other mentions is meant. Properties not named are not allowed, as TypeScript checks
 * object literals. Throws TypeSyntaxError for what is no type, or is one that JSON cannot hold, such as a function.
 */
export function schemaOfType(source: string): JsonSchema {
  return new TypeReader(tokensOf(source)).read();
}

const plain: Readonly<Record<string, JsonSchema>> = {
  string: { type: "string" },
  number: { type: "number" },
  boolean: { type: "boolean" },
  null: { type: "null" },
  true: { const: true },
  false: { const: false },
  any: true,
  unknown: true,
  object: { type: "object" },
  never: false,
  Date: { type: "string" },
};

interface Declared {
  readonly schema: JsonSchema;
  /** The names that it mentions. */
  readonly mentions: ReadonlySet<string>;
}

class TypeReader {
  private at = 0;
  private depth = 0;
  private mentions = new Set<string>();
  private readonly mentionedAt = new Map<string, number>();
  private readonly declared = new Map<string, Declared>();
  private readonly joined: { allOf: readonly JsonSchema[] }[] = [];

  constructor(private readonly tokens: readonly Token[]) {}

  read(): JsonSchema {
    if (!this.atDeclaration()) {
      const schema = this.union();
      this.skip(";");
      if (this.token.kind !== "end") this.fail("The type ends before this");
      this.checkMentions();
      this.openJoined();
      return schema;
    }
    while (this.token.kind !== "end") this.declaration();
    this.checkMentions();
    this.openJoined();
    const names = [...this.declared.keys()];
    const mentioned = new Set(
      [...this.declared].flatMap(([own, { mentions }]) => [...mentions].filter((name) => name !== own)),
    );
    const root = names.find((name) => !mentioned.has(name)) ?? names[0]!;
    const definitions = Object.fromEntries([...this.declared].map(([name, { schema }]) => [name, schema]));
    return { $ref: `#/definitions/${root}`, definitions };
  }

  private checkMentions(): void {
    for (const [name, offset] of this.mentionedAt) {
      if (!this.declared.has(name)) throw new TypeSyntaxError(`The type “${name}” is not declared`, offset);
    }
  }

  private atDeclaration(): boolean {
    return (
      this.token.kind === "name" &&
      ["export", "declare", "interface", "type", "enum", "const"].includes(this.token.text)
    );
  }

  private declaration(): void {
    while (this.skip("export") || this.skip("declare") || this.skip("default") || this.skip("const"));
    const keyword = this.take().text;
    const name = this.expectName();
    this.mentions = new Set();
    if (this.token.text === "<") this.fail("Types with parameters cannot be read");
    const schema = keyword === "interface" ? this.interface() : keyword === "enum" ? this.enum() : this.alias(keyword);
    this.skip(";");
    this.declared.set(name, { schema, mentions: this.mentions });
  }

  private interface(): JsonSchema {
    const bases: JsonSchema[] = [];
    if (this.skip("extends")) {
      do bases.push(this.reference(this.expectName()));
      while (this.skip(","));
    }
    const own = this.object();
    return bases.length === 0 ? own : this.both([...bases, own]);
  }

  private alias(keyword: string): JsonSchema {
    if (keyword !== "type") this.fail("A type or an interface is expected before this");
    this.expect("=");
    return this.union();
  }

  private enum(): JsonSchema {
    this.expect("{");
    const values: (string | number)[] = [];
    let counter = 0;
    while (!this.skip("}")) {
      this.take();
      if (this.skip("=")) {
        const value = this.take();
        values.push(value.kind === "number" ? Number(value.text) : textOfLiteral(value.text));
        if (value.kind === "number") counter = Number(value.text) + 1;
      } else values.push(counter++);
      if (!this.skip(",") && this.token.text !== "}") this.fail("A comma is expected here");
    }
    return { enum: values };
  }

  private union(): JsonSchema {
    if (++this.depth > deepest) this.fail("The type nests too deep");
    this.skip("|");
    const options = [this.intersection()];
    while (this.skip("|")) options.push(this.intersection());
    this.depth--;
    const values = options.map((option) => (typeof option === "object" && "const" in option ? [option["const"]] : []));
    if (options.length > 1 && values.every(({ length }) => length === 1)) return { enum: values.flat() };
    return options.length === 1 ? options[0]! : { anyOf: options };
  }

  private intersection(): JsonSchema {
    this.skip("&");
    const parts = [this.list()];
    while (this.skip("&")) parts.push(this.list());
    return parts.length === 1 ? parts[0]! : this.both(parts);
  }

  private list(): JsonSchema {
    let schema = this.single();
    while (this.token.text === "[" && this.tokens[this.at + 1]?.text === "]") {
      this.at += 2;
      schema = { type: "array", items: schema };
    }
    return schema;
  }

  private single(): JsonSchema {
    const token = this.take();
    if (token.kind === "string") return { const: textOfLiteral(token.text) };
    if (token.kind === "number") return { const: Number(token.text) };
    if (token.text === "{") {
      this.at--;
      return this.object();
    }
    if (token.text === "[") return this.tuple();
    if (token.text === "(") {
      const inner = this.union();
      this.expect(")");
      return inner;
    }
    if (token.kind !== "name") throw new TypeSyntaxError("A type is expected here", token.start);
    if (token.text === "readonly") return this.list();
    return this.named(token);
  }

  private named({ text, start }: Token): JsonSchema {
    if (this.skip("<")) {
      const given = [this.union()];
      while (this.skip(",")) given.push(this.union());
      this.expect(">");
      if (text === "Array" || text === "ReadonlyArray") return { type: "array", items: given[0] };
      if (text === "Record" && given.length === 2) return { type: "object", additionalProperties: given[1] };
      throw new TypeSyntaxError(`“${text}<…>” cannot be read as a type of JSON`, start);
    }
    if (Object.hasOwn(plain, text)) return plain[text]!;
    if (text === "undefined" || text === "void") return false;
    return this.reference(text, start);
  }

  private reference(name: string, start = this.tokens[this.at - 1]!.start): JsonSchema {
    this.mentions.add(name);
    if (!this.mentionedAt.has(name)) this.mentionedAt.set(name, start);
    return { $ref: `#/definitions/${name}` };
  }

  private tuple(): JsonSchema {
    const items: JsonSchema[] = [];
    while (!this.skip("]")) {
      items.push(this.union());
      if (!this.skip(",") && this.token.text !== "]") this.fail("A comma is expected here");
    }
    return { type: "array", items, minItems: items.length, maxItems: items.length };
  }

  private object(): JsonSchema {
    this.expect("{");
    const properties: Record<string, JsonSchema> = {};
    const required: string[] = [];
    let others: JsonSchema = false;
    while (!this.skip("}")) {
      this.skip("readonly");
      if (this.skip("[")) others = this.index();
      else {
        const key = this.take();
        if (key.kind === "mark" || key.kind === "end") {
          throw new TypeSyntaxError("The name of a property is expected here", key.start);
        }
        const name = key.kind === "string" ? textOfLiteral(key.text) : key.text;
        const isOptional = this.skip("?");
        this.expect(":");
        properties[name] = this.union();
        if (!isOptional) required.push(name);
      }
      if (!this.skip(";")) this.skip(",");
    }
    return {
      type: "object",
      properties,
      ...(required.length > 0 && { required }),
      additionalProperties: others,
    };
  }

  private index(): JsonSchema {
    this.expectName();
    this.expect(":");
    this.take();
    this.expect("]");
    this.expect(":");
    return this.union();
  }

  /** Objects that are joined; what each is, is known when all declarations are read. */
  private both(parts: readonly JsonSchema[]): JsonSchema {
    const schema = { allOf: parts };
    this.joined.push(schema);
    return schema;
  }

  /** Objects that are joined allow each other's properties. */
  private open(schema: JsonSchema, depth = 0): JsonSchema {
    if (typeof schema === "boolean" || depth > deepest) return schema;
    const { $ref: reference, additionalProperties, allOf, ...rest } = schema;
    if (typeof reference === "string") {
      return this.open(this.declared.get(reference.slice(reference.lastIndexOf("/") + 1))?.schema ?? schema, depth + 1);
    }
    if (Array.isArray(allOf)) return { allOf: allOf.map((part: JsonSchema) => this.open(part, depth + 1)) };
    return additionalProperties === false ? rest : schema;
  }

  private openJoined(): void {
    for (const schema of this.joined) schema.allOf = schema.allOf.map((part) => this.open(part));
  }

  private get token(): Token {
    return this.tokens[this.at]!;
  }

  private take(): Token {
    const token = this.token;
    if (token.kind !== "end") this.at++;
    return token;
  }

  private skip(text: string): boolean {
    if (this.token.text !== text || this.token.kind === "string") return false;
    this.at++;
    return true;
  }

  private expect(text: string): void {
    if (!this.skip(text)) this.fail(`“${text}” is expected here`);
  }

  private expectName(): string {
    if (this.token.kind !== "name") this.fail("A name is expected here");
    return this.take().text;
  }

  private fail(message: string): never {
    throw new TypeSyntaxError(message, this.token.start);
  }
}
