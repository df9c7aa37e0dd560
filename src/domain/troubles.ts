/** The troubleshooting tree: what does not work, one question a step, down to a piece of advice (2.1; 3.2). */

export interface TroubleChoice {
  readonly label: string;
  readonly to: string;
}

/** One step: a question with choices, or advice (no choices), after which the person says whether it helped. */
export interface TroubleNode {
  readonly id: string;
  readonly text: string;
  readonly choices: readonly TroubleChoice[];
  /** Topics of the FAQ under whose answers a button leads here. */
  readonly topics: readonly string[];
}

/** The first node is where everybody begins. */
export type TroubleTree = readonly [TroubleNode, ...TroubleNode[]];

/** The node of that id. */
export function nodeOf(tree: readonly TroubleNode[], id: string): TroubleNode | null {
  return tree.find((node) => node.id === id) ?? null;
}

/** The step before a node: the first that leads to it; null: it is the beginning. */
export function stepBefore(tree: readonly TroubleNode[], id: string): TroubleNode | null {
  return tree.find((node) => node.choices.some(({ to }) => to === id)) ?? null;
}

/** The node to which the answer on a topic leads; null: none. */
export function nodeForTopic(tree: readonly TroubleNode[], topic: string): TroubleNode | null {
  return tree.find((node) => node.topics.includes(topic)) ?? null;
}

/** Reads what was typed: tells of a node where its choice leads that has this label, whatever the case, «ё» and punctuation. */
export function choiceTyped(text: string): (node: TroubleNode) => string | null {
  const typed = plain(text);
  return ({ choices }) => choices.find((choice) => plainLabel(choice) === typed)?.to ?? null;
}

/** Asked of every choice at every message. */
const plainLabels = new WeakMap<TroubleChoice, string>();

function plainLabel(choice: TroubleChoice): string {
  let label = plainLabels.get(choice);
  if (label === undefined) {
    label = plain(choice.label);
    plainLabels.set(choice, label);
  }
  return label;
}

/** What is wrong with the way through a tree whose choices all lead somewhere. */
export type TroubleFault =
  /** Nothing leads there from the beginning. */
  | { readonly kind: 'unreachable'; readonly node: string }
  /** The choice leads back to a step that led here: a person could go round without an end. */
  | { readonly kind: 'circle'; readonly node: string; readonly choice: number };

/** Walks the tree from its first node. */
export function faultsOf(tree: readonly TroubleNode[]): TroubleFault[] {
  const faults: TroubleFault[] = [];
  const done = new Set<string>();
  const walk = (node: TroubleNode, above: ReadonlySet<string>): void => {
    const path = new Set([...above, node.id]);
    node.choices.forEach(({ to }, choice) => {
      const next = nodeOf(tree, to);
      if (path.has(to)) faults.push({ kind: 'circle', node: node.id, choice });
      else if (next && !done.has(to)) walk(next, path);
    });
    done.add(node.id);
  };
  if (tree[0]) walk(tree[0], new Set());
  for (const { id } of tree) if (!done.has(id)) faults.push({ kind: 'unreachable', node: id });
  return faults;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
