/** What the roles are called, and the words by which people name their own. */
import type { Role, StaffRole } from '../domain/roles';

/** Labels of the roles; the same words are understood when typed. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  administrator: 'Администратор платформы',
  administration: 'Администрация школы',
  class_teacher: 'Классный руководитель',
  subject_teacher: 'Учитель-предметник',
  additional_teacher: 'Педагог доп. образования',
  parent: 'Родитель',
  pupil: 'Ученик',
};

/** The roles a person chooses from, in the order of the buttons. */
export const OFFERED_ROLES = [
  'class_teacher',
  'subject_teacher',
  'additional_teacher',
  'administration',
  'parent',
  'pupil',
] as const satisfies readonly Role[];
export type OfferedRole = (typeof OFFERED_ROLES)[number];

/** The position of a member of staff whom the roster does not know, by the role they named. */
export const POSITION_OF_ROLE: Readonly<Record<StaffRole, string>> = {
  administrator: 'администратор платформы',
  administration: 'администрация школы',
  class_teacher: 'классный руководитель',
  subject_teacher: 'учитель',
  additional_teacher: 'педагог дополнительного образования',
};

/** Beginnings of words that tell a role, tried in this order: «мама ученика» is a parent, «учитель физкультуры» a teacher. */
const SIGNS: readonly (readonly [OfferedRole, RegExp])[] = [
  ['class_teacher', /(^| )(кл(асс?(н[а-я]*)?)? ?(рук|дам)|класс?рук|классн(ая|ый)( |$))/u],
  ['additional_teacher', /доп[а-я]* ?обр|допобр|дополнительн|круж(ок|к)|(^| )(пдо|тренер)/u],
  ['administration', /администр|админ|завуч|директор|замест|(^| )зам( |$)|методист/u],
  ['parent', /(^| )(родит|мам|пап|мать|отец|бабушк|дедушк|опекун|законн)/u],
  ['subject_teacher', /учител|учительниц|препод|предметн|педагог|воспитател|психолог|логопед|библиотекар|сотрудник/u],
  ['pupil', /(^| )(ученик|учениц|обучающ|школьни|учусь|студент)/u],
];

const ALL_NAMES: ReadonlySet<string> = new Set(
  [...Object.values(ROLE_NAMES), ...Object.values(POSITION_OF_ROLE), 'классрук', 'педагог', 'директор', 'завуч'].map(
    plain,
  ),
);

/** Whether the whole text is what a role is called, and so no name of a person. */
export function isRoleName(text: string): boolean {
  return ALL_NAMES.has(plain(text));
}

/** The role a person's words name, or null. */
export function roleFromText(text: string): OfferedRole | null {
  const words = plain(text.slice(0, 200));
  return SIGNS.find(([, sign]) => sign.test(words))?.[0] ?? null;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
