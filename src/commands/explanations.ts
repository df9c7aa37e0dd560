/** The question what hinders a duty: as it is sent, under the message of the day, and «Написать причину» (п. 9). */
import type { Actor } from '../domain/access';
import { classOf } from '../domain/duties';
import { privatePeer } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import { initialsName } from '../domain/names';
import { nameOfWords } from '../domain/passedWords';
import { openDialogue } from '../messaging/dialogue';
import type { Button, OutgoingMessage } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import * as texts from '../texts/controlClause';
import { unknownAuthor } from '../texts/tickets';
import { WORDS } from '../texts/words';
import type { SchoolContext } from '../usecases/context';
import { refOf } from '../usecases/controlClauses';
import { explain, mayExplain, type PossibleExplanation } from '../usecases/explain';
import { orderOfDuty } from '../usecases/extensionDeciders';
import { ownRow } from '../usecases/findOnRoster';
import type { DutyState } from '../usecases/personalDuties';
import { remindedUnder } from '../usecases/remindable';
import { menuFor } from './menu';
import { EXPLAINING } from './sceneNames';

/** VK takes six rows; the news of a changed order has one. */
const MOST_ROWS = 5;

export const aboutOf = ({ duty, subject }: Pick<DutyState, 'duty' | 'subject'>): texts.AskedAbout => ({
  duty,
  classText: classOf(subject),
});

/** The question as a message of its own. */
export function questionMessage(
  name: string | null,
  { id, state }: { readonly id: number; readonly state: DutyState },
  today: LocalDate,
): OutgoingMessage {
  const answer = (is: 'done' | 'need_help', color: Button['color']): Button => ({
    label: WORDS[is][0],
    payload: { do: 'answer', is, ...remindedUnder(state) },
    ...(color && { color }),
  });
  return {
    text: texts.question(name, aboutOf(state), today),
    keyboard: {
      inline: true,
      rows: [[answer('done', 'positive'), answer('need_help', 'secondary')], [explainButton(id)]],
    },
  };
}

/** The same under the message of the day: one message a day. */
export function withQuestions(message: OutgoingMessage, asked: readonly PossibleExplanation[]): OutgoingMessage {
  if (asked.length === 0) return message;
  const before = message.keyboard?.rows ?? [];
  const questions = asked.map(({ explanation }) => [explainButton(explanation.id)]);
  return {
    ...message,
    text: `${message.text}\n\n${texts.questionBelow(asked.map(({ state }) => aboutOf(state)))}`,
    keyboard: { inline: true, rows: [...before, ...questions.slice(0, MOST_ROWS - before.length)] },
  };
}

const explainButton = (id: number): Button => ({
  label: texts.CONTROL_LABELS.explain,
  payload: { do: 'explain', id },
});

/** «Написать причину»: opens the dialogue, or says that nothing is to be explained. */
export async function onExplain(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { id }: Extract<ButtonPayload, { do: 'explain' }>,
): Promise<void> {
  const possible = await mayExplain(context, turn, actor, id);
  if (possible.kind !== 'possible') return turn.reply({ text: texts.explaining.settled, keyboard: menuFor(actor) });
  // the director's question stands in the place of somebody else's
  await openDialogue(turn, EXPLAINING, nameOfWords({ inquiry: id, since: turn.now }));
}

/** The words go to whoever controls the clause. */
export async function sendExplanation(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  said: { readonly id: number; readonly words: string },
): Promise<void> {
  const done = await explain(context, turn, actor, said);
  if (done.kind !== 'said') return turn.reply({ text: texts.explaining.settled, keyboard: menuFor(actor) });
  await turn.reply({ text: texts.explaining.said, keyboard: menuFor(actor) });
  const row = await ownRow(turn, actor);
  const who = row ? initialsName(row) : unknownAuthor(actor.user);
  const text = texts.saidTo(who, aboutOf(done.state), done.text);
  const order = orderOfDuty(context, done.state.duty.id);
  const clause = order ? refOf(order, done.state.duty.clause) : '';
  const open: Button = { label: texts.CONTROL_LABELS.back, payload: { do: 'control', act: 'show', clause } };
  const message = { text, keyboard: { inline: true, rows: [[open]] } };
  for (const user of done.tell) await turn.send(privatePeer(user), message, 'broadcast');
}
