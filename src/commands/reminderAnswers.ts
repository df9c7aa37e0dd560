/** «Готово», «Напомнить завтра», «Нужна помощь», «Не моё» under a reminder or in words. */
import type { Actor } from '../domain/access';
import { classOf } from '../domain/duties';
import { privatePeer } from '../domain/ids';
import type { Button } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { clausesText } from '../texts/clauses';
import { reportLabel } from '../texts/corrections';
import { dutyName, dutyNotYours } from '../texts/duties';
import * as texts from '../texts/reminderAnswers';
import { answerReminder, type AboutDuty, type ReminderAnswer } from '../usecases/answerReminder';
import { mayAskFor } from '../usecases/askExtension';
import { showByKnownChat } from '../usecases/showByKnownChat';
import { chatsWaitingFor } from '../usecases/chatsWaitingFor';
import type { SchoolContext } from '../usecases/context';
import { identify } from '../usecases/identify';
import { schoolNow } from '../usecases/officersNow';
import type { DutyState } from '../usecases/personalDuties';
import { groupedByReport } from '../usecases/sameReport';
import { bothQuestion } from './bothChats';
import { possibleButtons, proposalButtons } from './chatButtons';
import type { Command, Commands } from './command';
import { wordsOf } from './dutyMessages';
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
    onAnswer: (turn, actor, { is, ...about }) => take(context, turn, actor, ANSWERS[is], about),
  };
}

async function take(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  answer: ReminderAnswer,
  about: AboutDuty | null,
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
      if (duty.evidence.kind === 'chat') return askForChat(context, turn, actor, result.state);
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
async function askForChat(context: SchoolContext, turn: Turn, actor: Actor, state: DutyState): Promise<void> {
  const what = dutyName(state.duty, classOf(state.subject));
  const shown = await showByKnownChat(context, turn, actor, state);
  if (shown.kind === 'shown') {
    const clauses = clausesText(shown.duties.map(({ clause }) => clause));
    return turn.reply({ text: texts.shownByChat(shown.title, clauses) });
  }
  if (shown.kind === 'may_be_both') return turn.reply(bothQuestion(shown.chat, shown.second));
  const [waiting] = await chatsWaitingFor(context, turn, actor);
  if (waiting) {
    const { peer, title, proposals } = waiting;
    const keyboard = proposals.length > 0 ? proposalButtons(peer, proposals) : possibleButtons(context, peer, actor);
    return turn.reply({ text: texts.doneByWaitingChat(what, title), keyboard });
  }
  const keyboard = { inline: true, rows: [[openButton('declare_chat')]] };
  await turn.reply({ text: texts.doneByChat(what), keyboard });
}

/** Which of the open duties «Готово» is about; the nearest first, each class by itself. */
async function askWhich(turn: Turn, duties: readonly DutyState[]): Promise<void> {
  const shown = groupedByReport(duties).slice(0, CHOICES);
  const isOfSeveral = (id: string): boolean => shown.filter(([{ duty }]) => duty.id === id).length > 1;
  const rows = shown.map(([{ duty, subject, recordedFor }], index): Button[] => [
    {
      label: reportLabel(index + 1, duty.text, isOfSeveral(duty.id) ? classOf(subject) : null),
      payload: { do: 'answer', is: 'done', duty: duty.id, ...(recordedFor !== null && { subject: recordedFor }) },
    },
  ]);
  await turn.reply({ text: texts.whichDuty(shown.map(wordsOf)), keyboard: { inline: true, rows } });
}
