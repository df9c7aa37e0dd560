/**
 * What a member of staff does now. Entered from their card; roles and duties follow the position and the subject.
 *
 *   администратор: [Изменить должность]
 *   бот: Шаг 1 из 3. Соколова Ирина Львовна, учитель, химия. Какая должность теперь? [Как было: учитель] …
 *   администратор: заместитель директора по УВР
 *   бот: Шаг 2 из 3. Какой предмет ведёт? [Как было: химия] [Без предмета] …
 *   администратор: [Без предмета]
 *   бот: Шаг 3 из 3. …: было учитель, химия, станет заместитель директора по УВР. Поручения по ролям: … [Изменить]
 *   администратор: [Изменить]
 *   бот: Готово: … Сотруднику написал.
 */
import { z } from 'zod';
import { menuFor } from '../src/commands/menu';
import { TRANSFERRING } from '../src/commands/sceneNames';
import { answerMove } from '../src/commands/staff';
import { staffId } from '../src/domain/ids';
import { dialogue, type Dialogue, type Step } from '../src/messaging/dialogue';
import type { Turn } from '../src/messaging/turn';
import { confirmChange, hiringLeft, HIRING_LABELS, pressToConfirm } from '../src/texts/hiring';
import { oldButton, startedOver } from '../src/texts/onboarding';
import { unknownPerson } from '../src/texts/registerPage';
import { yesOrNo } from '../src/texts/yesNo';
import type { SchoolContext } from '../src/usecases/context';
import { askPost, moveStaff } from '../src/usecases/moveStaff';
import { actorOf } from './person';
import { choices } from './keyboards';
import { positionStep, subjectStep, type PostOptions } from './posts';

/** Raised when stored state would be misread. */
const VERSION = 1;

const transferState = z.strictObject({
  staff: z.int().positive().nullable(),
  position: z.string().max(100).nullable(),
  subject: z.string().max(100).nullable(),
});
type TransferState = z.infer<typeof transferState>;
type StepName = 'position' | 'subject' | 'change';

const EMPTY: TransferState = { staff: null, position: null, subject: null };
const YES = 'yes';

/** Makes the dialogue about another post for one school. */
export function transferring(context: SchoolContext): Dialogue {
  const whose: PostOptions<TransferState, StepName>['whose'] = async (turn, state) => {
    const asked = await ask(context, turn, state);
    return asked.kind === 'possible' ? asked.staff : null;
  };
  const post = { scene: TRANSFERRING, whose };
  return dialogue<TransferState, StepName>({
    slug: TRANSFERRING,
    version: VERSION,
    state: transferState,
    first: 'position',
    empty: EMPTY,
    about: (staff) => ({ ...EMPTY, staff }),
    steps: {
      position: positionStep(context, { ...post, step: 'position', next: 'subject', where: [1, 3] }),
      subject: subjectStep(context, { ...post, step: 'subject', next: 'change', where: [2, 3] }),
      change: changeStep(context),
    },
    startedOver: () => ({ text: startedOver() }),
    oldButton: () => ({ text: oldButton() }),
    left: async (turn) => turn.reply({ text: hiringLeft(), keyboard: menuFor(await actorOf(context, turn)) }),
  });
}

async function ask(context: SchoolContext, turn: Turn, { staff, position, subject }: TransferState) {
  if (staff === null) return { kind: 'unknown' } as const;
  return askPost(turn, await actorOf(context, turn), staffId(staff), {
    move: 'post',
    position: position ?? '',
    subject,
  });
}

function changeStep(context: SchoolContext): Step<TransferState, StepName> {
  const keyboard = choices(TRANSFERRING, 'change', [[{ label: HIRING_LABELS.change, value: YES, color: 'positive' }]]);
  return {
    async ask(turn, state) {
      const asked = await ask(context, turn, state);
      const text = asked.kind === 'possible' ? confirmChange(asked.staff, asked.entry, asked.roles) : unknownPerson();
      await turn.reply({ text, keyboard });
    },
    async take(turn, { staff, position, subject }, input) {
      const said =
        input.text.trim().toLowerCase() === HIRING_LABELS.change.toLowerCase() || yesOrNo(input.text) === true;
      if (input.picked !== YES && !said) {
        return { kind: 'again', message: { text: pressToConfirm(HIRING_LABELS.change), keyboard } };
      }
      const actor = await actorOf(context, turn);
      const move = { move: 'post', position: position ?? '', subject } as const;
      const moved =
        staff === null ? ({ kind: 'unknown' } as const) : await moveStaff(context, turn, actor, staffId(staff), move);
      await answerMove(context, turn, moved, move, menuFor(actor));
      return { kind: 'end' };
    },
  };
}
