/** «Готово», «Напомнить завтра», «Нужна помощь», «Не моё» under a reminder or in words. */
import type { Actor } from '../domain/access';
import { privatePeer } from '../domain/ids';
import type { Button } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { dutyLabel, dutyNotYours } from '../texts/duties';
import * as texts from '../texts/reminderAnswers';
import { answerReminder, type AnsweredDuty, type ReminderAnswer } from '../usecases/answerReminder';
import { mayAskFor } from '../usecases/askExtension';
import { chatsWaitingFor } from '../usecases/chatsWaitingFor';
import type { SchoolContext } from '../usecases/context';
import { identify } from '../usecases/identify';
import type { Duty } from '../domain/order';
import { schoolNow } from '../usecases/officersNow';
import type { DutyState } from '../usecases/personalDuties';
import { possibleButtons, proposalButtons } from './chatButtons';
import type { Command, Commands } from './command';
import { extendRow } from './extensions';
import { isSomeone, menuFor, openButton } from './menu';
import { onDone } from './myDuties';
import { newTicketMessage } from './tickets';

const CHOICES = 5;

type AnswerPayload = Extract<ButtonPayload, { do: 'answer' }>;

const ANSWERS: Readonly<Record<AnswerPayload['is'], ReminderAnswer>> = {
  done: 'done',
  remind_tomorrow: 'tomorrow',
  need_help: 'help',
  not_mine: 'not_mine',
};

/** The answers to a reminder. */
export function createReminderAnswers(context: SchoolContext): {
  readonly commands: Pick<Commands, 'done' | 'remind_tomorrow' | 'need_help' | 'not_mine'>;
  readonly onAnswer: (turn: Turn, actor: Actor, payload: AnswerPayload) => Promise<void>;
} {
  const word =
    (answer: ReminderAnswer): Command =>
    (turn, actor) =>
      take(context, turn, actor, answer, null);
  return {
    commands: {
      done: word('done'),
      remind_tomorrow: word('tomorrow'),
      need_help: word('help'),
      not_mine: word('not_mine'),
    },
    onAnswer: (turn, actor, { is, duty, subject = null }) => take(context, turn, actor, ANSWERS[is], { duty, subject }),
  };
}

async function take(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  answer: ReminderAnswer,
  about: AnsweredDuty | null,
): Promise<void> {
  const result = await answerReminder(context, turn, actor, answer, about);
  switch (result.kind) {
    case 'forbidden':
      if (answer === 'help') return turn.reply({ text: texts.helpForAnyone(await schoolNow(context, turn)) });
      if (about !== null) return turn.reply({ text: dutyNotYours() });
      return turn.reply({ text: texts.nothingYours(isSomeone(actor)), keyboard: menuFor(actor) });
    case 'nothing_open':
      return turn.reply({
        text: answer === 'help' ? texts.helpAnyway(await schoolNow(context, turn)) : texts.nothingOpen(),
      });
    case 'settled':
      return turn.reply({ text: texts.settled() });
    case 'which':
      return askWhich(turn, result.duties);
    case 'paused':
      return turn.reply({ text: texts.notWhilePaused() });
    case 'rests':
      return turn.reply({ text: texts.rests(result.duty) });
    case 'snoozed':
      return turn.reply({ text: texts.snoozed(result.until, result.duty) });
    case 'done': {
      const { duty, recordedFor } = result.state;
      if (duty.evidence.kind === 'chat') return askForChat(context, turn, actor, duty);
      return onDone(context, turn, actor, { do: 'done', duty: duty.id, subject: recordedFor ?? 'self' });
    }
    case 'asked': {
      const kind = answer === 'not_mine' ? 'not_mine' : 'help';
      const { duty, ticket, tell } = result;
      const isNew = ticket !== null;
      const text = texts.asked(kind, { duty, isNew, isHeard: tell.length > 0 }, await schoolNow(context, turn));
      const more = kind === 'help' && (await mayAskFor(context, turn, actor, duty.id));
      const isJoining = kind === 'help' && duty.evidence.kind === 'registration' && context.troubles !== null;
      const rows = [...(isJoining ? [[openButton('trouble')]] : []), ...(more ? [extendRow(duty.id)] : [])];
      await turn.reply(rows.length > 0 ? { text, keyboard: { inline: true, rows } } : { text });
      if (!isNew) return;
      const message = newTicketMessage({ id: ticket, kind, author: result.author, duty });
      for (const user of tell) await turn.send(privatePeer(user), message(await identify(context, turn, user)));
    }
  }
}

/** «Готово» about a chat: the chat itself shows it, or a second person's word where the bot cannot enter. */
async function askForChat(context: SchoolContext, turn: Turn, actor: Actor, duty: Duty): Promise<void> {
  const [waiting] = await chatsWaitingFor(context, turn, actor);
  if (waiting) {
    const { peer, title, proposals } = waiting;
    const keyboard = proposals.length > 0 ? proposalButtons(peer, proposals) : possibleButtons(context, peer, actor);
    return turn.reply({ text: texts.doneByWaitingChat(duty, title), keyboard });
  }
  const keyboard = { inline: true, rows: [[openButton('declare_chat')]] };
  await turn.reply({ text: texts.doneByChat(duty), keyboard });
}

/** Which of the open duties «Готово» is about; the nearest first. */
async function askWhich(turn: Turn, duties: readonly DutyState[]): Promise<void> {
  const shown = [...new Map(duties.map(({ duty }) => [duty.id, duty])).values()].slice(0, CHOICES);
  const rows = shown.map((duty, index): Button[] => [
    { label: dutyLabel(index + 1, duty.text), payload: { do: 'answer', is: 'done', duty: duty.id } },
  ]);
  await turn.reply({ text: texts.whichDuty(shown), keyboard: { inline: true, rows } });
}
