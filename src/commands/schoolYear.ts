/** «Новый учебный год»: the preview, the press that moves everything, and who hears of it. */
import { may, type Actor } from '../domain/access';
import { privatePeer } from '../domain/ids';
import type { Button, OutgoingMessage } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { notAllowed } from '../texts/refusals';
import * as texts from '../texts/schoolYear';
import type { SchoolContext } from '../usecases/context';
import { identify } from '../usecases/identify';
import { openSchoolYear, type SchoolYearOpened, type ToldTeacher } from '../usecases/openSchoolYear';
import {
  peopleIn,
  planMark,
  planSchoolYear,
  type SchoolYearPlan,
  type SchoolYearPlanned,
} from '../usecases/planSchoolYear';
import { lackingMessage } from './classTeachers';
import type { Commands } from './command';
import { menuFor, menuWithRoles, openButton } from './menu';

type YearPayload = Extract<ButtonPayload, { do: 'school_year' }>;

/** The command that shows what would move. */
export function createSchoolYearCommands(context: SchoolContext): Pick<Commands, 'school_year'> {
  return {
    school_year: async (turn, actor) => turn.reply(planned(await planSchoolYear(context, turn, actor))),
  };
}

/** «Перевести», «Только чаты и семьи», «Не сейчас». */
export async function onSchoolYear(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { act, year, mark }: YearPayload,
): Promise<void> {
  if (act === 'later') return turn.reply({ text: may(actor, 'school_year.open') ? texts.yearLater() : notAllowed() });
  const teachers = act === 'all';
  const opened = await openSchoolYear(context, turn, actor, { year, mark, teachers, reason: texts.NEW_YEAR_REASON });
  switch (opened.kind) {
    case 'opened':
      return done(context, turn, opened);
    case 'changed':
      await turn.reply({ text: texts.yearChanged() });
      return turn.reply(planned(opened.plan));
    default:
      return turn.reply(planned(opened));
  }
}

async function done(
  context: SchoolContext,
  turn: Turn,
  opened: Extract<SchoolYearOpened, { kind: 'opened' }>,
): Promise<void> {
  const { plan, told, families, second, withoutTeacher } = opened;
  for (const teacher of told) await tell(turn, plan, teacher);
  for (const { user, ended, forgotten } of families) {
    const actor = await identify(context, turn, user);
    const keyboard = forgotten ? menuFor(actor) : menuWithRoles(actor);
    await turn.send(privatePeer(user), { text: texts.classEnded(ended, forgotten), keyboard }, 'broadcast');
  }
  const forgotten = families.filter((one) => one.forgotten).length;
  const leading = told.filter(({ leads }) => leads.length > 0).length;
  const text = texts.yearOpened(textOf(plan), {
    forgotten,
    second,
    told: { leading, ended: told.length - leading },
  });
  await turn.reply(lackingMessage(text, withoutTeacher));
}

async function tell(turn: Turn, { year }: SchoolYearPlan, teacher: ToldTeacher): Promise<void> {
  const text = texts.yourClasses(teacher.staff, year.name, teacher);
  const keyboard = { inline: true, rows: [[openButton('my_duties')]] };
  await turn.send(privatePeer(teacher.user), { text, keyboard }, 'broadcast');
}

function planned(asked: SchoolYearPlanned): OutgoingMessage {
  switch (asked.kind) {
    case 'forbidden':
      return { text: notAllowed() };
    case 'too_early':
      return { text: texts.yearTooEarly(asked.from) };
    case 'already':
      return lackingMessage(texts.yearAlready(asked.year.name), asked.withoutTeacher);
    case 'plan': {
      const [year, mark] = [asked.year.from, planMark(asked)];
      const button = (label: string, act: YearPayload['act']): Button => ({
        label,
        payload: { do: 'school_year', act, year, mark },
      });
      const rows = [
        [{ ...button(texts.YEAR_LABELS.all, 'all'), color: 'positive' as const }],
        [button(texts.YEAR_LABELS.notTeachers, 'not_teachers')],
        [button(texts.YEAR_LABELS.later, 'later')],
      ];
      return { text: texts.yearPreview(textOf(asked), asked.withoutTeacher), keyboard: { inline: true, rows } };
    }
  }
}

function textOf(plan: SchoolYearPlan): texts.YearText {
  const { year, moves, graduating, incoming, stay } = plan;
  const chats = plan.chats.filter((chat) => chat.state === 'confirmed').length;
  return {
    year,
    moves,
    graduating,
    incoming,
    stay,
    chats,
    families: peopleIn(plan.families),
    duties: plan.duties.length,
  };
}
