/** «Спросить администратора», «Мои вопросы», and the buttons of a question put to a person (п. 4). */
import type { Actor } from '../domain/access';
import { nameOfWords } from '../domain/passedWords';
import { toLocal } from '../domain/zone';
import { openDialogue } from '../messaging/dialogue';
import type { Button } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { dayText } from '../texts/dates';
import * as texts from '../texts/inquiries';
import { mayHandle } from '../usecases/answerInquiry';
import { listOwnInquiries, mayAskPerson, mayFollow } from '../usecases/askPerson';
import type { SchoolContext } from '../usecases/context';
import type { Commands } from './command';
import { button, closeInquiry, follow, notAsked, notFollowed, notHandled } from './inquiryMessages';
import { openButton } from './menu';
import { ANSWERING, ASKING_HUMAN } from './sceneNames';

/** Two buttons each fit under one message (VK: ten). */
const SHOWN = 5;

/** The commands about questions to a person. */
export function createInquiryCommands(
  context: SchoolContext,
): Pick<Commands, 'ask_human' | 'my_questions' | 'answer_helped' | 'answer_not_helped'> {
  return {
    async ask_human(turn, actor) {
      const asked = await mayAskPerson(context, turn, actor);
      if (asked.kind !== 'possible') return turn.reply(await notAsked(context, turn, actor, asked));
      await openDialogue(turn, ASKING_HUMAN, nameOfWords({ inquiry: 0, since: turn.now }));
    },
    my_questions: (turn, actor) => showOwn(context, turn, actor),
    answer_helped: (turn, actor) => rateInWords(context, turn, actor, 'helped'),
    answer_not_helped: (turn, actor) => rateInWords(context, turn, actor, 'not_helped'),
  };
}

/** A press under a question: of whoever asked it, or of whoever answers. */
export async function onInquiry(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { act, id }: Extract<ButtonPayload, { do: 'inquiry' }>,
): Promise<void> {
  switch (act) {
    case 'answer': {
      const handled = await mayHandle(context, turn, actor, id, 'answer');
      if (handled.kind !== 'possible') return turn.reply({ text: notHandled(id, handled) });
      return openDialogue(turn, ANSWERING, nameOfWords({ inquiry: id, since: turn.now }));
    }
    case 'close':
      return closeInquiry(context, turn, actor, id);
    case 'more': {
      const followed = await mayFollow(turn, actor, id, 'more');
      if (followed.kind !== 'possible') return turn.reply({ text: notFollowed(id, followed) });
      return openDialogue(turn, ASKING_HUMAN, nameOfWords({ inquiry: id, since: turn.now }));
    }
    case 'helped':
    case 'not_helped':
    case 'withdraw':
      return follow(context, turn, actor, id, act);
  }
}

/** Words alone are about the only question with an answer; of several the person chooses. */
async function rateInWords(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  act: 'helped' | 'not_helped',
): Promise<void> {
  const answered = (await listOwnInquiries(turn, actor)).filter(({ status }) => status === 'answered');
  const [only, ...others] = answered;
  return only && others.length === 0 ? follow(context, turn, actor, only.id, act) : showOwn(context, turn, actor);
}

async function showOwn({ school }: SchoolContext, turn: Turn, actor: Actor): Promise<void> {
  const own = await listOwnInquiries(turn, actor);
  if (own.length === 0) {
    return turn.reply({ text: texts.noOwnInquiries(), keyboard: { inline: true, rows: [[openButton('ask_human')]] } });
  }
  const shown = own.slice(-SHOWN);
  const lines = shown.map(({ id, askedAt, status }) =>
    texts.ownLine(id, dayText(toLocal(askedAt, school.timeZone).date), status === 'answered'),
  );
  const rows = shown.map(({ id, status }): Button[] =>
    (status === 'open' ? (['withdraw'] as const) : (['helped', 'not_helped'] as const)).map((act) => {
      const plain = button(act, id);
      return { ...plain, label: texts.numbered(plain.label, id) };
    }),
  );
  await turn.reply({ text: texts.ownInquiries(lines, own.length), keyboard: { inline: true, rows } });
}
