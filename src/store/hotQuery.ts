/** Queries of the hot path: written with Kysely as all others, compiled once per database instead of at every call. */
import type { Compilable, CompiledQuery, Kysely, QueryResult } from 'kysely';
import type { Tables } from './schema';

type Value = string | number | null;

/** Stands for an argument while the query is compiled. */
class Slot {
  constructor(readonly index: number) {}
}

/**
 * Makes a query whose text never changes: `build` is called once per database with a stand-in for each argument, so it
 * may pass arguments on as values but not look at them. Kysely's own compiling costs several times the query itself.
 */
export function hotQuery<Arguments extends readonly Value[], Row>(
  build: (db: Kysely<Tables>, ...args: Arguments) => Compilable<Row>,
): (db: Kysely<Tables>, ...args: Arguments) => Promise<QueryResult<Row>> {
  const compiled = new WeakMap<object, CompiledQuery<Row>>();
  const slots = Array.from({ length: build.length - 1 }, (_, index) => new Slot(index));

  return (db, ...args) => {
    const executor = db.getExecutor();
    // every transaction of a database shares its adapter
    let query = compiled.get(executor.adapter);
    if (!query) {
      query = build(db, ...(slots as unknown as Arguments)).compile();
      compiled.set(executor.adapter, query);
    }
    const ready = {
      ...query,
      parameters: query.parameters.map((one) => (one instanceof Slot ? args[one.index] : one)),
    };
    return executor.provideConnection((connection) => connection.executeQuery<Row>(ready));
  };
}
