/** A reminder as the person sees it; the dry run of the command line prints the same. */
import { address } from '../domain/names';
import type { Actor } from '../domain/access';
import type { LocalDate } from '../domain/localDate';
import type { Button, OutgoingMessage } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import * as texts from '../texts/reminders';
import { WORDS } from '../texts/words';
import type { SchoolContext, Work } from '../usecases/context';
import { ownRow } from '../usecases/findOnRoster';
import type { DutyState } from '../usecases/personalDuties';
import { remindedUnder } from '../usecases/remindable';

type AnswerPayload = Extract<ButtonPayload, { do: 'answer' }>;

/** The message of one person's reminder on a day, with the four answers under it: they are about the registration, or about the first of the duties. */
export async function reminderMessage(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  date: LocalDate,
  duties: readonly DutyState[],
): Promise<OutgoingMessage> {
  const about = duties.find(({ duty }) => duty.evidence.kind === 'registration') ?? duties[0];
  if (!about) throw new Error('a reminder of nothing');
  const staff = await ownRow(work, actor);
  const text = texts.reminder(
    staff ? address(staff) : null,
    date,
    duties.map(({ duty, subject }) => ({ duty, classText: subject.of === 'class' ? subject.classLabel : null })),
    about.duty,
    context.school.contacts.supportEmail,
  );
  const button = (is: AnswerPayload['is'], color: 'positive' | 'secondary'): Button => ({
    label: WORDS[is][0],
    payload: { do: 'answer', is, ...remindedUnder(about) },
    color,
  });
  return {
    text,
    keyboard: {
      inline: true,
      rows: [
        [button('done', 'positive'), button('remind_tomorrow', 'secondary')],
        [button('need_help', 'secondary'), button('not_mine', 'secondary')],
      ],
    },
  };
}
