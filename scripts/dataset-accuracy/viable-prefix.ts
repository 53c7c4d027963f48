/** What a JSON text may go on with, one character at a time. */
type State =
  | "value"
  | "first value"
  | "first key"
  | "key"
  | "colon"
  | "after"
  | "done"
  | "string"
  | "escape"
  | "hex1"
  | "hex2"
  | "hex3"
  | "hex4"
  | "minus"
  | "zero"
  | "digits"
  | "point"
  | "fraction"
  | "e"
  | "sign"
  | "exponent"
  | "word";

const isWhite = (character: string): boolean => " \t\n\r".includes(character);
const isDigit = (character: string): boolean => character >= "0" && character <= "9";
/** Numbers that could end here. */
const wholeNumbers: readonly State[] = ["zero", "digits", "fraction", "exponent"];

/**
 * How many UTF-16 units of `text` begin some JSON text (RFC 8259): where a strict parser that reads unit by unit stops.
 * Written apart from Winnow's own parser, to judge it by.
 */
export function viablePrefix(text: string): { readonly length: number; readonly isJson: boolean } {
  let state: State = "value";
  let isKey = false;
  let word = "";
  const open: ("{" | "[")[] = [];
  const ended = (): State => (open.length === 0 ? "done" : "after");
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    const next = step(character);
    if (next === undefined) return { length: i, isJson: false };
    state = next;
  }
  const isWhole = state === "done" || (open.length === 0 && wholeNumbers.includes(state));
  return { length: text.length, isJson: isWhole };

  function step(character: string): State | undefined {
    switch (state) {
      case "first value":
        if (character === "]") return close("[");
        return value(character);
      case "value":
        return value(character);
      case "first key":
        if (character === "}") return close("{");
        return key(character);
      case "key":
        return key(character);
      case "colon":
        return isWhite(character) ? "colon" : character === ":" ? "value" : undefined;
      case "after":
        return after(character);
      case "done":
        return isWhite(character) ? "done" : undefined;
      case "string":
        if (character === '"') return isKey ? "colon" : ended();
        if (character === "\\") return "escape";
        return character < " " ? undefined : "string";
      case "escape":
        if (character === "u") return "hex1";
        return '"\\/bfnrt'.includes(character) ? "string" : undefined;
      case "hex1":
      case "hex2":
      case "hex3":
      case "hex4": {
        const following = { hex1: "hex2", hex2: "hex3", hex3: "hex4", hex4: "string" } as const;
        return /[0-9a-fA-F]/.test(character) ? following[state] : undefined;
      }
      case "minus":
        return character === "0" ? "zero" : isDigit(character) ? "digits" : undefined;
      case "zero":
      case "digits":
        if (state === "digits" && isDigit(character)) return "digits";
        if (character === ".") return "point";
        return character === "e" || character === "E" ? "e" : behindNumber(character);
      case "point":
        return isDigit(character) ? "fraction" : undefined;
      case "fraction":
        if (isDigit(character)) return "fraction";
        return character === "e" || character === "E" ? "e" : behindNumber(character);
      case "e":
        return character === "+" || character === "-" ? "sign" : isDigit(character) ? "exponent" : undefined;
      case "sign":
        return isDigit(character) ? "exponent" : undefined;
      case "exponent":
        return isDigit(character) ? "exponent" : behindNumber(character);
      case "word":
        word += character;
        if (["true", "false", "null"].includes(word)) return ended();
        return ["true", "false", "null"].some((whole) => whole.startsWith(word)) ? "word" : undefined;
    }
  }

  function value(character: string): State | undefined {
    if (isWhite(character)) return state;
    if (character === "{" || character === "[") {
      open.push(character);
      return character === "{" ? "first key" : "first value";
    }
    if (character === '"') {
      isKey = false;
      return "string";
    }
    if (character === "-") return "minus";
    if (isDigit(character)) return character === "0" ? "zero" : "digits";
    word = character;
    return "tfn".includes(character) ? "word" : undefined;
  }

  function key(character: string): State | undefined {
    if (isWhite(character)) return state;
    isKey = true;
    return character === '"' ? "string" : undefined;
  }

  function after(character: string): State | undefined {
    if (isWhite(character)) return "after";
    if (character === ",") return open.at(-1) === "{" ? "key" : "value";
    return character === "}" ? close("{") : character === "]" ? close("[") : undefined;
  }

  function close(bracket: "{" | "["): State | undefined {
    return open.pop() === bracket ? ended() : undefined;
  }

  function behindNumber(character: string): State | undefined {
    if (open.length === 0) return isWhite(character) ? "done" : undefined;
    return after(character);
  }
}
