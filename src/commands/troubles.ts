/** «Разобраться по шагам»: the troubleshooting tree by buttons or by the same words; the place is in the button alone. */
import { may, type Actor } from '../domain/access';
import type { TroubleNode } from '../domain/troubles';
import type { Button, Keyboard, OutgoingMessage } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import * as texts from '../texts/troubles';
import { WORDS } from '../texts/words';
import type { SchoolContext } from '../usecases/context';
import { schoolNow } from '../usecases/officersNow';
import { showTrouble, troubleInView, troubleOfTopic, troubleTyped, type TroubleStep } from '../usecases/showTrouble';
import type { Command, Commands } from './command';
import { menuFor, openButton } from './menu';

type TroublePayload = Extract<ButtonPayload, { do: 'trouble' }>;

/** The same words said elsewhere than in the tree. */
type Elsewhere = Pick<Commands, 'back' | 'answer_helped' | 'answer_not_helped'>;

/** The command that begins; and «Назад», «Помогло», «Не помогло», which are about a step where one was the last thing shown. */
export function createTroubleCommands(
  context: SchoolContext,
  elsewhere: Elsewhere,
): Pick<Commands, 'trouble' | keyof Elsewhere> {
  const endedOr =
    (helped: boolean, other: Command): Command =>
    async (turn, actor, page) => {
      const inView = await troubleInView(context, turn, actor, isAdvice);
      return inView ? ended(context, turn, actor, helped) : other(turn, actor, page);
    };
  return {
    trouble: async (turn, actor) => reply(context, turn, await showTrouble(context, turn, actor)),
    async back(turn, actor, page) {
      const inView = await troubleInView(context, turn, actor, () => true);
      if (!inView?.before) return elsewhere.back(turn, actor, page);
      await reply(context, turn, await showTrouble(context, turn, actor, inView.before.id));
    },
    answer_helped: endedOr(true, elsewhere.answer_helped),
    answer_not_helped: endedOr(false, elsewhere.answer_not_helped),
  };
}

/** A press of a step's button. */
export async function onTrouble(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { node, helped }: TroublePayload,
): Promise<void> {
  if (helped !== undefined) return ended(context, turn, actor, helped);
  await reply(context, turn, await showTrouble(context, turn, actor, node));
}

/** A choice of the step in view, or «Помогло», in words; false when the text is neither. */
export async function onTroubleInWords(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  text: string,
): Promise<boolean> {
  const helped = texts.helpedOrNot(text);
  if (helped !== null && (await troubleInView(context, turn, actor, isAdvice))) {
    await ended(context, turn, actor, helped);
    return true;
  }
  const step = await troubleTyped(context, turn, actor, text);
  if (step) await reply(context, turn, step);
  return step !== null;
}

/** A row that leads from the answer on a topic into the tree; no row where the tree has nothing about it. */
export function troubleRow(context: SchoolContext, topic: string): Button[][] {
  const node = troubleOfTopic(context, topic);
  return node ? [[{ label: WORDS.trouble[0], payload: { do: 'trouble', node: node.id } }]] : [];
}

const isAdvice = ({ choices }: TroubleNode): boolean => choices.length === 0;

async function ended(context: SchoolContext, turn: Turn, actor: Actor, helped: boolean): Promise<void> {
  if (helped) return turn.reply({ text: texts.gladItHelped(), keyboard: menuFor(actor) });
  const letter: Button[][] = may(actor, 'vendor.write') ? [[openButton('vendor_letter')]] : [];
  const rows = [[openButton('ask_human')], ...letter, [openButton('trouble'), openButton('menu')]];
  await turn.reply({ text: texts.askPerson(await schoolNow(context, turn)), keyboard: { inline: true, rows } });
}

async function reply(context: SchoolContext, turn: Turn, step: TroubleStep | null): Promise<void> {
  const lost = async (): Promise<OutgoingMessage> => ({ text: texts.noTroubles(await schoolNow(context, turn)) });
  await turn.reply(step ? { text: step.node.text, keyboard: keyboardOf(step) } : await lost());
}

/** The choices, or whether the advice helped; then the way back and out. */
function keyboardOf({ node, before }: TroubleStep): Keyboard {
  const choices = node.choices.map(({ label, to }): Button[] => [{ label, payload: { do: 'trouble', node: to } }]);
  const ends: Button[] = [
    { label: texts.TROUBLE_LABELS.helped, payload: { do: 'trouble', node: node.id, helped: true }, color: 'positive' },
    { label: texts.TROUBLE_LABELS.notHelped, payload: { do: 'trouble', node: node.id, helped: false } },
  ];
  const back: Button[] = before ? [{ label: WORDS.back[0], payload: { do: 'trouble', node: before.id } }] : [];
  return { inline: true, rows: [...(isAdvice(node) ? [ends] : choices), [...back, openButton('menu')]] };
}
