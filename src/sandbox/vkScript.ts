/** The part of VKScript that a bot's batches need: `return [API.a.b({…}), …];` and `return API.a.b({…});`. */

export interface ScriptCall {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
}

export type ParsedScript =
  | { readonly kind: 'one'; readonly call: ScriptCall }
  | { readonly kind: 'many'; readonly calls: readonly ScriptCall[] }
  | { readonly kind: 'bad'; readonly at: number };

class SyntaxTrouble extends Error {
  constructor(readonly at: number) {
    super('VKScript');
  }
}

const WHITE = /\s*/y;
const METHOD = /API\.([A-Za-z]+\.[A-Za-z]+)/y;
const RETURN = /return\b/y;

/** A reader of one program; positions are offsets into its text. */
class Reader {
  private at = 0;
  constructor(private readonly code: string) {}

  program(): ParsedScript {
    this.skip();
    this.match(RETURN);
    this.skip();
    const parsed: ParsedScript =
      this.code[this.at] === '[' ? { kind: 'many', calls: this.list() } : { kind: 'one', call: this.call() };
    this.skip();
    if (this.code[this.at] === ';') this.at += 1;
    this.skip();
    if (this.at !== this.code.length) throw new SyntaxTrouble(this.at);
    return parsed;
  }

  private list(): ScriptCall[] {
    const calls: ScriptCall[] = [];
    this.take('[');
    if (this.peek() !== ']') {
      calls.push(this.call());
      while (this.peek() === ',') {
        this.at += 1;
        if (this.peek() === ']') break;
        calls.push(this.call());
      }
    }
    this.take(']');
    return calls;
  }

  private call(): ScriptCall {
    this.skip();
    const method = this.match(METHOD)[1] ?? '';
    this.take('(');
    const args = this.peek() === ')' ? {} : this.object();
    this.take(')');
    return { method, args };
  }

  /** A JSON object: its end is the brace that closes it outside any string. */
  private object(): Record<string, unknown> {
    const start = this.at;
    if (this.code[start] !== '{') throw new SyntaxTrouble(start);
    let depth = 0;
    for (let index = start; index < this.code.length; index += 1) {
      const character = this.code.charCodeAt(index);
      if (character === 0x22) index = this.endOfString(index);
      else if (character === 0x7b) depth += 1;
      else if (character === 0x7d) {
        depth -= 1;
        if (depth === 0) {
          this.at = index + 1;
          return parseObject(this.code.slice(start, this.at), start);
        }
      }
    }
    throw new SyntaxTrouble(start);
  }

  private endOfString(quote: number): number {
    for (let end = this.code.indexOf('"', quote + 1); end !== -1; end = this.code.indexOf('"', end + 1)) {
      let slashes = 0;
      while (this.code.charCodeAt(end - 1 - slashes) === 0x5c) slashes += 1;
      if (slashes % 2 === 0) return end;
    }
    throw new SyntaxTrouble(quote);
  }

  private peek(): string | undefined {
    this.skip();
    return this.code[this.at];
  }

  private take(character: string): void {
    if (this.peek() !== character) throw new SyntaxTrouble(this.at);
    this.at += 1;
  }

  private skip(): void {
    this.match(WHITE);
  }

  private match(pattern: RegExp): RegExpExecArray {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.code);
    if (found === null) throw new SyntaxTrouble(this.at);
    this.at = pattern.lastIndex;
    return found;
  }
}

function parseObject(text: string, at: number): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new SyntaxTrouble(at);
  }
}

/** Parses a program; `bad` is error 12 and says where the trouble is. */
export function parseScript(code: string): ParsedScript {
  try {
    return new Reader(code).program();
  } catch (error) {
    if (error instanceof SyntaxTrouble) return { kind: 'bad', at: error.at };
    throw error;
  }
}
