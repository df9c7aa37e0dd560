/**
 * What topics are about, told in concepts: «link parent -broken» fits a text that names the first two and not the
 * third. It helps where a question shares no words with the phrasings; topics without such lines do as well without.
 */

/** What a line looks like: names of concepts, the first of them needed. */
export const ABOUT_LINE = /^[a-z0-9][a-z0-9_-]*(?: -?[a-z0-9][a-z0-9_-]*)*$/;

interface Line {
  readonly topic: number;
  readonly needs: readonly string[];
  readonly forbids: readonly string[];
}

export interface AboutEvidence {
  /** Writes for each topic how specific its best fitting line is: 0, or the number of concepts the line needs. */
  weigh(concepts: ReadonlySet<string>, into: Float32Array): void;
}

/** The concepts a line names, needed or forbidden. */
export function conceptsOf(line: string): readonly string[] {
  return line.split(' ').map((name) => name.replace(/^-/, ''));
}

/** Reads the lines of each topic, in the order of topics. */
export function readAbout(lines: readonly (readonly string[])[]): AboutEvidence {
  const byFirst = new Map<string, Line[]>();
  lines.forEach((ofTopic, topic) => {
    for (const written of ofTopic) {
      const names = written.split(' ');
      const needs = names.filter((name) => !name.startsWith('-'));
      const forbids = names.filter((name) => name.startsWith('-')).map((name) => name.slice(1));
      const [first] = needs;
      if (first === undefined) continue;
      const alike = byFirst.get(first) ?? [];
      alike.push({ topic, needs, forbids });
      byFirst.set(first, alike);
    }
  });
  return {
    weigh(concepts, into) {
      into.fill(0);
      for (const concept of concepts) {
        for (const { topic, needs, forbids } of byFirst.get(concept) ?? []) {
          if (needs.length <= into[topic]!) continue;
          if (needs.every((name) => concepts.has(name)) && !forbids.some((name) => concepts.has(name))) {
            into[topic] = needs.length;
          }
        }
      }
    },
  };
}
