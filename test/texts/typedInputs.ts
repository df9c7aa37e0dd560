/** Values for the parameters of a function, made from their types: every case of a union, one and many of a list, small and awkward numbers. */
import ts from 'typescript';

/** How a name or a title looks that is as long as people have them. */
const LONG = 'Крестовоздвиженская-Заболоцкая Александра Всеволодовна';
const STRINGS = ['Слово', LONG];
const NUMBERS = [1, 2, 5, 11, 21, 104];
const MANY = 7;
/** Deeper than this a type is met by its first value alone. */
const DEEPEST = 5;
/** Of all combinations so many are tried beside those that differ in one thing. */
const MIXED = 24;

/** Types that are strings or numbers to the compiler and mean something. */
const MEANT: Readonly<Record<string, readonly unknown[]>> = {
  LocalDate: ['2030-09-03', '2031-01-21'],
  ClassLabel: ['7Б', '11А'],
};

type Pick = (count: number) => number;

export class TypedInputs {
  /** `pick`: a number below the count, for what is mixed. */
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly pick: Pick,
  ) {}

  /** Lists of arguments: all first values, then each other value in its place, then mixtures. */
  argumentsFor(signature: ts.Signature): unknown[][] {
    const columns = signature
      .getParameters()
      .map((parameter) => this.valuesOf(this.checker.getTypeOfSymbol(parameter)));
    return this.combined(columns);
  }

  private valuesOf(type: ts.Type, depth = 0): unknown[] {
    const name = type.aliasSymbol?.name ?? '';
    if (name in MEANT) return [...MEANT[name]!];
    if (type.isUnion()) return type.types.flatMap((one) => this.valuesOf(one, depth));
    if (type.isLiteral()) return [type.value];
    const { flags } = type;
    if (flags & ts.TypeFlags.BooleanLiteral) return [this.checker.typeToString(type) === 'true'];
    if (flags & ts.TypeFlags.Null) return [null];
    if (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void | ts.TypeFlags.Unknown)) return [undefined];
    if (flags & ts.TypeFlags.StringLike) return [...STRINGS];
    if (flags & ts.TypeFlags.NumberLike) return [...NUMBERS];
    if (type.isIntersection()) return this.ofIntersection(type, depth);
    return this.ofObject(type, depth);
  }

  /** A brand on a string or a number is that string or number; of objects all properties together. */
  private ofIntersection(type: ts.IntersectionType, depth: number): unknown[] {
    const plain = type.types.find(({ flags }) => flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike));
    return plain ? this.valuesOf(plain, depth) : this.ofProperties(type, depth);
  }

  private ofObject(type: ts.Type, depth: number): unknown[] {
    const { checker } = this;
    if (checker.isTupleType(type)) {
      return this.combined(
        checker.getTypeArguments(type as ts.TypeReference).map((one) => this.valuesOf(one, depth + 1)),
      );
    }
    const [item, value] = checker.getTypeArguments(type as ts.TypeReference);
    const name = type.symbol.name;
    if (checker.isArrayType(type)) {
      const items = this.valuesOf(item!, depth + 1);
      return [items.slice(0, 1), Array.from({ length: MANY }, (_, i) => items[i % items.length])];
    }
    if (name === 'ReadonlySet' || name === 'Set') return [new Set(this.valuesOf(item!, depth + 1))];
    if (name === 'ReadonlyMap' || name === 'Map') {
      return [new Map(this.valuesOf(item!, depth + 1).map((key) => [key, this.valuesOf(value!, depth + 1)[0]]))];
    }
    const [call] = type.getCallSignatures();
    if (call) return this.valuesOf(call.getReturnType(), depth + 1).map((result) => () => result);
    const index = type.getStringIndexType();
    if (index) return [new Proxy({}, { get: () => this.valuesOf(index, depth + 1)[0] })];
    return this.ofProperties(type, depth);
  }

  private ofProperties(type: ts.Type, depth: number): unknown[] {
    const properties = type.getProperties();
    const columns = properties.map((property) => this.valuesOf(this.checker.getTypeOfSymbol(property), depth + 1));
    const rows = depth >= DEEPEST ? [columns.map(([first]) => first)] : this.combined(columns);
    return rows.map((row) => Object.fromEntries(properties.map(({ name }, i) => [name, row[i]])));
  }

  private combined(columns: readonly unknown[][]): unknown[][] {
    const first = columns.map(([value]) => value);
    const varied = columns.flatMap((values, place) =>
      values.slice(1).map((value) => first.map((usual, i) => (i === place ? value : usual))),
    );
    const mixed = columns.some((values) => values.length > 1)
      ? Array.from({ length: MIXED }, () => columns.map((values) => values[this.pick(values.length)]))
      : [];
    return [first, ...varied, ...mixed];
  }
}
