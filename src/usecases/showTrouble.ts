/** A step of the troubleshooting tree, for anyone: nothing about the person is looked at or stored (2.1; 3.2). */
import { may, type Actor } from '../domain/access';
import { choiceTyped, nodeForTopic, nodeOf, stepBefore, type TroubleNode } from '../domain/troubles';
import { fillPlaceholders } from '../faq/answers';
import { officerValues } from '../school/placeholders';
import type { SchoolContext, Work } from './context';
import { lastTold } from './giveConsent';
import { officersNow } from './officersNow';

export interface TroubleStep {
  /** With the names of those in office. */
  readonly node: TroubleNode;
  /** Null: it is the beginning. */
  readonly before: TroubleNode | null;
}

/** The step of that id, or the first; null: the school has no tree, or no such step any more. */
export async function showTrouble(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  id?: string,
): Promise<TroubleStep | null> {
  if (!context.troubles || !may(actor, 'question.ask')) return null;
  const node = id === undefined ? context.troubles[0] : nodeOf(context.troubles, id);
  if (!node) return null;
  return { node: (await namesFilled(context, work))(node), before: stepBefore(context.troubles, node.id) };
}

/** The step that the answer on a topic leads to; null: none. */
export function troubleOfTopic({ troubles }: SchoolContext, topic: string): TroubleNode | null {
  return troubles && nodeForTopic(troubles, topic);
}

/** The step whose text is the last thing the person was told, if it fits: only then words are an answer to it. */
export async function troubleInView(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  fits: (node: TroubleNode) => boolean,
): Promise<TroubleStep | null> {
  const steps = (context.troubles ?? []).filter(fits);
  const [told] = steps.length > 0 ? await lastTold(work, actor, 1) : [];
  if (told === undefined) return null;
  const fill = await namesFilled(context, work);
  const inView = steps.find((node) => fill(node).text === told);
  return inView ? showTrouble(context, work, actor, inView.id) : null;
}

/** Where the words lead from the step in view; null: they are no choice of it. */
export async function troubleTyped(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  text: string,
): Promise<TroubleStep | null> {
  const leads = choiceTyped(text);
  const inView = await troubleInView(context, work, actor, (node) => leads(node) !== null);
  const to = inView && leads(inView.node);
  return to === null ? null : showTrouble(context, work, actor, to);
}

async function namesFilled(context: SchoolContext, work: Work): Promise<(node: TroubleNode) => TroubleNode> {
  const officers = officerValues(await officersNow(context, work));
  return (node) => ({ ...node, text: fillPlaceholders(node.text, officers) });
}
