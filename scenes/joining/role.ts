/** The first question: which of the roles of the Regulation is the person's. */
import { classFromTitle } from '../../src/domain/classes';
import { isStaffRole, type Role } from '../../src/domain/roles';
import { menuFor } from '../../src/commands/menu';
import { JOINING } from '../../src/commands/sceneNames';
import type { StepInput } from '../../src/messaging/dialogue';
import type { Keyboard } from '../../src/messaging/outgoing';
import { alreadyLinked, askRole, roleInWords, roleUnclear } from '../../src/texts/onboarding';
import { OFFERED_ROLES, roleFromText, ROLE_NAMES, type OfferedRole } from '../../src/texts/roles';
import type { SchoolContext } from '../../src/usecases/context';
import { ownRow } from '../../src/usecases/findOnRoster';
import { choices, type Choice } from '../keyboards';
import { fitsOneKeyboard } from './classes';
import { finishFamily } from './finishFamily';
import { actorOf } from '../person';
import { go, type JoiningStep, type StepName } from './state';

const choiceOf = (role: OfferedRole): Choice => ({ label: ROLE_NAMES[role], value: role });

function keyboard(): Keyboard {
  const staff = OFFERED_ROLES.filter((role) => isStaffRole(role)).map((role) => [choiceOf(role)]);
  const family = OFFERED_ROLES.filter((role) => !isStaffRole(role)).map(choiceOf);
  return choices(JOINING, 'role', [...staff, family], { back: false });
}

/** Asks the role and takes it by button or in words. */
export function roleStep(context: SchoolContext): JoiningStep {
  return {
    ask: (turn) => turn.reply({ text: askRole(), keyboard: keyboard() }),
    async take(turn, state, input) {
      const role = roleOf(input);
      if (!role) {
        const text = input.text.trim() === '' ? roleInWords() : roleUnclear();
        return { kind: 'again', message: { text, keyboard: keyboard() } };
      }
      if (isStaffRole(role)) {
        const actor = await actorOf(context, turn);
        const staff = await ownRow(turn, actor);
        if (!staff) return go(afterRole(context, role), { ...state, role });
        await turn.reply({ text: alreadyLinked(staff), keyboard: menuFor(actor) });
        return { kind: 'end' };
      }
      const { classes } = context.school;
      const said = classFromTitle(input.text, classes);
      if (said !== null) return finishFamily(context, turn, role, said);
      return go(afterRole(context, role), { ...state, role, grade: null });
    },
  };
}

/** What is asked of a person in that role first. */
export function afterRole(context: SchoolContext, role: Role): StepName {
  if (isStaffRole(role)) return 'name';
  return fitsOneKeyboard(context.school.classes) ? 'child_class' : 'grade';
}

function roleOf(input: StepInput): OfferedRole | null {
  if (input.picked !== null) return OFFERED_ROLES.find((role) => role === input.picked) ?? null;
  return input.text.trim().endsWith('?') ? null : roleFromText(input.text);
}
