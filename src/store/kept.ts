/**
 * Objects of the database's addon that are never given up. Since 24.19 Node aborts the process when one of them is
 * collected while no JavaScript runs (WiseLibs/better-sqlite3#1515); there are as many as statements of the program.
 */
const kept: object[] = [];

/** Holds on to it until the process ends. */
export function keep<T extends object>(made: T): T {
  kept.push(made);
  return made;
}
