import fc from 'fast-check';
import {
  belonging,
  compareMembers,
  isOpenToAll,
  type ChatPurpose,
  type Participant,
} from '../../src/domain/chatMembers';
import { userId } from '../../src/domain/ids';
import { CHAT_KINDS } from '../../src/domain/order';
import { ROLES, type Role } from '../../src/domain/roles';
import { label } from '../scenes/school';

const nobody: Participant = {
  roles: new Set(),
  isStaff: false,
  holdsOffice: false,
  isAway: false,
  leads: [],
  familyOf: [],
};
const staff = (roles: readonly Role[], more: Partial<Participant> = {}): Participant => ({
  ...nobody,
  isStaff: true,
  roles: new Set(roles),
  ...more,
});
const family = (role: 'parent' | 'pupil', classLabel: string): Participant => ({
  ...nobody,
  roles: new Set([role]),
  familyOf: [label(classLabel)],
});

const people = {
  classTeacher: staff(['class_teacher', 'subject_teacher'], { leads: [label('7Б')] }),
  /** Away; a colleague leads the class meanwhile. */
  classTeacherAway: staff(['subject_teacher'], { isAway: true }),
  substitute: staff(['class_teacher', 'subject_teacher'], { leads: [label('7Б')] }),
  otherTeacher: staff(['class_teacher'], { leads: [label('7А')] }),
  subjectTeacher: staff(['subject_teacher']),
  organiser: staff([]),
  deputy: staff(['administration']),
  director: staff(['administration'], { holdsOffice: true }),
  administrator: { ...nobody, roles: new Set<Role>(['administrator']) },
  parent: family('parent', '7Б'),
  pupil: family('pupil', '7Б'),
  parentOf7A: family('parent', '7А'),
  stranger: nobody,
};
type Who = keyof typeof people;

/** Who must and who may, by the kind of the chat; whoever is not named does not belong. */
const RULES: readonly [ChatPurpose['kind'], must: readonly Who[], may: readonly Who[]][] = [
  ['class', ['classTeacher', 'substitute'], ['parent', 'pupil', 'administrator']],
  ['class_parents', ['classTeacher', 'substitute'], ['parent', 'administrator']],
  [
    'class_teachers',
    ['classTeacher', 'substitute'],
    ['classTeacherAway', 'otherTeacher', 'subjectTeacher', 'organiser', 'deputy', 'director', 'administrator'],
  ],
  [
    'teachers',
    ['classTeacher', 'substitute', 'otherTeacher', 'subjectTeacher'],
    ['classTeacherAway', 'organiser', 'deputy', 'director', 'administrator'],
  ],
  ['administration', ['deputy', 'director'], ['administrator']],
  ['deputies', ['deputy', 'director'], ['administrator']],
  ...(['subject', 'parents_active', 'pupils_active', 'other'] as const).map(
    (kind): [ChatPurpose['kind'], Who[], Who[]] => [
      kind,
      [],
      (Object.keys(people) as Who[]).filter((who) => who !== 'stranger'),
    ],
  ),
];

describe('кому место в чате', () => {
  test('названы все виды чатов', () => {
    expect(RULES.map(([kind]) => kind).sort()).toEqual([...CHAT_KINDS].sort());
  });

  test.each(RULES)('%s', (kind, must, may) => {
    const classLabel = kind.startsWith('class') ? label('7Б') : null;
    const places = (Object.keys(people) as Who[]).map((who) => [who, belonging({ kind, classLabel }, people[who])]);
    const expected = (who: Who): string => (must.includes(who) ? 'must' : may.includes(who) ? 'may' : 'not');
    expect(places).toEqual((Object.keys(people) as Who[]).map((who) => [who, expected(who)]));
  });

  test('открыты для всех только чаты, где никого не ждут', () => {
    const open = RULES.filter(([, must]) => must.length === 0).map(([kind]) => kind);
    expect(CHAT_KINDS.filter(isOpenToAll).sort()).toEqual([...open].sort());
  });

  test('в длительном отпуске никого нигде не ждут, кем бы человек ни был', () => {
    const participants = fc.record({
      roles: fc.uniqueArray(fc.constantFrom(...ROLES)).map((roles) => new Set(roles)),
      isStaff: fc.boolean(),
      holdsOffice: fc.boolean(),
      leads: fc.subarray(['6А', '7Б'].map(label)),
      familyOf: fc.subarray(['6А', '7Б'].map(label)),
    });
    const purposes = fc.record({
      kind: fc.constantFrom(...CHAT_KINDS),
      classLabel: fc.constantFrom(null, label('7Б')),
    });
    fc.assert(
      fc.property(participants, purposes, (person, chat) => {
        const [here, away] = [false, true].map((isAway) => belonging(chat, { ...person, isAway }));
        expect(away).toBe(here === 'must' ? 'may' : here);
      }),
    );
  });
});

describe('сверка состава', () => {
  const users = fc.uniqueArray(fc.integer({ min: 1, max: 12 }).map(userId));

  test('каждый присутствующий либо на своём месте, либо лишний, либо уволен; отсутствуют только обязательные', () => {
    fc.assert(
      fc.property(users, users, users, users, (must, may, former, present) => {
        const { missing, extra, left } = compareMembers({ must, may, former, open: false }, present);
        const inPlace = present.filter((user) => must.includes(user) || may.includes(user));
        expect([...inPlace, ...extra, ...left].sort()).toEqual([...present].sort());
        expect([...missing].sort()).toEqual(must.filter((user) => !present.includes(user)).sort());
        expect(left.every((user) => former.includes(user))).toBe(true);
        expect(extra.some((user) => former.includes(user))).toBe(false);
        expect(compareMembers({ must, may, former, open: true }, present)).toEqual({ missing, extra: [], left });
      }),
    );
  });

  test('порядок и повторы в ответе ничего не меняют', () => {
    fc.assert(
      fc.property(users, users, fc.array(fc.integer({ min: 1, max: 12 }).map(userId)), (must, former, present) => {
        const compared = compareMembers({ must, may: [], former, open: false }, present);
        const again = compareMembers({ must, may: [], former, open: false }, [...present, ...present].reverse());
        const sorted = ({ missing, extra, left }: typeof compared) =>
          [missing, extra, left].map((list) => [...list].sort());
        expect(sorted(again)).toEqual(sorted(compared));
      }),
    );
  });

  test('бывший сотрудник, который теперь родитель класса, в чате класса не лишний', () => {
    const parent = userId(5);
    expect(compareMembers({ must: [], may: [parent], former: [parent], open: false }, [parent])).toEqual({
      missing: [],
      extra: [],
      left: [],
    });
  });
});
