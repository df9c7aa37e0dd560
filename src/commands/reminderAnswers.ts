/** «Готово», «Напомнить завтра», «Нужна помощь», «Не моё», and «Обращения» on the administrator's side. */
import type { Actor } from '../domain/access';
import { privatePeer } from '../domain/ids';
import { fullName } from '../domain/names';
import type { Button } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { notAllowed } from '../texts/refusals';
import * as texts from '../texts/reminderAnswers';
import { answerReminder, type ReminderAnswer } from '../usecases/answerReminder';
import type { SchoolContext } from '../usecases/context';
import { closeTicket, listTickets, type OpenTicket } from '../usecases/handleTickets';
import type { Command, Commands } from './command';

const SHOWN = 5;

type AnswerPayload = Extract<ButtonPayload, { do: 'answer' }>;

const ANSWERS: Readonly<Record<AnswerPayload['is'], ReminderAnswer>> = {
  done: 'done',
  remind_tomorrow: 'tomorrow',
  need_help: 'help',
  not_mine: 'not_mine',
};

/** The answers under a reminder, by words or buttons, and the list of requests for help. */
export function createReminderAnswers(
  context: SchoolContext,
  registered: Command,
): {
  readonly commands: Pick<Commands, 'done' | 'remind_tomorrow' | 'need_help' | 'not_mine' | 'tickets'>;
  readonly onAnswer: (turn: Turn, actor: Actor, payload: AnswerPayload) => Promise<void>;
} {
  const take =
    (answer: ReminderAnswer, about: string | null = null): Command =>
    async (turn, actor, page) => {
      const result = await answerReminder(context, turn, actor, answer, about);
      switch (result.kind) {
        case 'forbidden':
          return turn.reply({ text: notAllowed() });
        case 'nothing_open':
          return turn.reply({ text: answer === 'help' ? texts.helpAnyway(context.school) : texts.nothingOpen() });
        case 'settled':
          return turn.reply({ text: texts.settled() });
        case 'snoozed':
          return turn.reply({ text: texts.snoozed(result.until) });
        case 'done': {
          const { duty } = result;
          if (duty.evidence.kind === 'registration') return registered(turn, actor, page);
          return turn.reply({
            text: duty.evidence.kind === 'chat' ? texts.doneByChat(duty) : texts.doneByReport(duty),
          });
        }
        case 'asked': {
          const kind = answer === 'not_mine' ? 'not_mine' : 'help';
          await turn.reply({ text: texts.asked(kind, result.isNew, context.school) });
          if (!result.isNew) return;
          const staff = actor.staff === null ? null : await turn.stores.staff.find(actor.staff);
          const line = texts.ticketLine(kind, staff ? fullName(staff) : texts.unknownPerson(), result.duty);
          for (const user of result.tell) await turn.send(privatePeer(user), { text: texts.newTicket(line) });
        }
      }
    };

  const tickets: Command = async (turn, actor) => {
    const list = await listTickets(context, turn, actor);
    if (list.kind === 'forbidden') return turn.reply({ text: notAllowed() });
    if (list.tickets.length === 0) return turn.reply({ text: texts.noTickets() });
    const shown = list.tickets.slice(0, SHOWN);
    const rows = shown.map(({ ticket }, index): Button[] => [
      { label: texts.solvedButton(index + 1), payload: { do: 'ticket', id: ticket.id }, color: 'positive' },
    ]);
    await turn.reply({
      text: texts.tickets(shown.map(lineOf), list.tickets.length),
      keyboard: { inline: true, rows },
    });
  };

  return {
    commands: {
      done: take('done'),
      remind_tomorrow: take('tomorrow'),
      need_help: take('help'),
      not_mine: take('not_mine'),
      tickets,
    },
    onAnswer: (turn, actor, { is, duty }) => take(ANSWERS[is], duty)(turn, actor, 0),
  };
}

/** «Решено»: closes a ticket and tells the person. */
export async function onTicketSolved(context: SchoolContext, turn: Turn, actor: Actor, id: number): Promise<void> {
  const result = await closeTicket(context, turn, actor, id);
  if (result.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  if (result.kind === 'gone') return turn.reply({ text: texts.ticketGone() });
  await turn.reply({ text: texts.ticketClosed() });
  await turn.send(privatePeer(result.ticket.ticket.user), { text: texts.yourTicketClosed(result.ticket.duty) });
}

function lineOf({ ticket, duty, staff }: OpenTicket): string {
  return texts.ticketLine(ticket.kind, staff ? fullName(staff) : texts.unknownPerson(), duty);
}
