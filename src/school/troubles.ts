/** help/troubles.yaml: its shape, what it must agree on with the other files, and the tree it makes. */
import { z } from 'zod';
import { faultsOf, type TroubleNode, type TroubleTree } from '../domain/troubles';
import { troubleProblem, crossProblem, type PlacedProblem } from '../texts/dataProblems';
import type { CheckedFile } from './checkShape';
import { namesInBraces } from './placeholders';
import { repeats } from './repeats';
import { key, roughDate, text } from './values';

/** VK allows 40 characters on a button and six rows under a message, one of which leads back and out. */
const LABEL_LENGTH = 40;
const CHOICES = 5;
/** A message of a VK community. */
const TEXT_LENGTH = 2000;

/** help/troubles.yaml; the first node is where everybody begins. */
export const troublesShape = z.strictObject({
  nodes: z
    .array(
      z.strictObject({
        id: key.max(LABEL_LENGTH),
        text: text.max(TEXT_LENGTH),
        choices: z
          .array(z.strictObject({ label: text.max(LABEL_LENGTH), to: key }))
          .max(CHOICES)
          .default([]),
        topics: z.array(key).default([]),
        source: text.optional(),
        as_of: roughDate.optional(),
        outdated: z.boolean().default(false),
      }),
    )
    .min(1),
});

export type TroublesFile = z.output<typeof troublesShape>;

/** What the placeholders are; null: not known, for another file has mistakes. */
export interface KnownToTroubles {
  readonly placeholders: Readonly<Record<string, string>> | null;
}

/** Every choice leads to a step that exists, the way ends, advice has its source, placeholders are known; a topic that a school has not is no mistake. */
export function checkTroubles({ value, source }: CheckedFile<TroublesFile>, known: KnownToTroubles): PlacedProblem[] {
  const { nodes } = value;
  const ids = nodes.map(({ id }) => id);
  const topics = nodes.flatMap((node, at) =>
    node.topics.map((topic, index) => ({ topic, place: ['nodes', at, 'topics', index] })),
  );
  const problems = [
    ...repeats(ids).map((at) => source.problemAt(['nodes', at, 'id'], crossProblem.duplicate(ids[at] ?? ''))),
    ...repeats(topics.map(({ topic }) => topic)).map((at) =>
      source.problemAt(topics[at]?.place ?? [], crossProblem.duplicate(topics[at]?.topic ?? '')),
    ),
    ...nodes.flatMap((node, at) =>
      nodeProblems(node, ['nodes', at], ids).map(([path, text]) => source.problemAt(path, text)),
    ),
    ...nodes.flatMap((node, at) =>
      [...namesInBraces(node.text)]
        .filter((name) => known.placeholders && !Object.hasOwn(known.placeholders, name))
        .map((name) => source.problemAtText(['nodes', at, 'text'], `{${name}}`, crossProblem.placeholder(name))),
    ),
  ];
  // the way can be walked only where every choice leads somewhere
  if (problems.length > 0) return problems;
  return faultsOf(toNodes(value)).map((fault) => {
    const path = ['nodes', ids.indexOf(fault.node)];
    return fault.kind === 'circle'
      ? source.problemAt([...path, 'choices', fault.choice, 'to'], troubleProblem.circle())
      : source.problemAt([...path, 'id'], troubleProblem.unreachable(fault.node));
  });
}

type Place = readonly (string | number)[];

function nodeProblems(
  node: TroublesFile['nodes'][number],
  path: Place,
  ids: readonly string[],
): (readonly [Place, string])[] {
  const labels = node.choices.map(({ label }) => label.toLowerCase());
  return [
    ...node.choices.flatMap(({ to }, index) =>
      ids.includes(to) ? [] : [[[...path, 'choices', index, 'to'], troubleProblem.noStep(to)] as const],
    ),
    ...repeats(labels).map(
      (index) => [[...path, 'choices', index, 'label'], crossProblem.duplicate(labels[index] ?? '')] as const,
    ),
    ...(node.choices.length === 0 && node.source === undefined
      ? [[[...path, 'text'], troubleProblem.noSource()] as const]
      : []),
    ...(node.outdated && node.as_of === undefined ? [[[...path, 'outdated'], troubleProblem.noDate()] as const] : []),
  ];
}

/** The tree, its placeholders not filled yet; null: the file has no node. */
export function toTroubles(file: TroublesFile): TroubleTree | null {
  const [first, ...rest] = toNodes(file);
  return first ? [first, ...rest] : null;
}

function toNodes({ nodes }: TroublesFile): TroubleNode[] {
  return nodes.map(({ id, text, choices, topics }) => ({ id, text, choices, topics }));
}
