import { UNTOUCHED, type Assignment } from '../../src/domain/assignment';
import { rungOf, type LadderFacts } from '../../src/domain/ladder';

const terms = { due: null, holder: null };
const reported: Assignment = { state: 'reported', evidence: { kind: 'reported' }, ...terms };
const confirmed: Assignment = { state: 'confirmed', evidence: { kind: 'seen', how: 'platform' }, ...terms };
const nobody: LadderFacts = { linked: false, registration: UNTOUCHED, staffRoom: UNTOUCHED, teacherStatus: UNTOUCHED };

test.each<[string, Partial<LadderFacts>, string]>([
  ['a row of the roster that nobody came for', {}, 'not_started'],
  ['whoever came to the bot', { linked: true }, 'started'],
  ['whoever said that they have registered', { linked: true, registration: reported }, 'reported'],
  ['whoever joined «Учительская»', { registration: reported, staffRoom: reported }, 'in_staff_room'],
  ['whoever the administrator confirmed', { registration: confirmed, staffRoom: reported }, 'confirmed'],
  ['a report of the status alone is no status', { registration: confirmed, teacherStatus: reported }, 'confirmed'],
  ['a teacher by status', { registration: confirmed, teacherStatus: confirmed }, 'teacher_status'],
  [
    'where «Учительская» is not applicable',
    { linked: true, staffRoom: { state: 'not_applicable', reason: 'нет', ...terms } },
    'started',
  ],
  ['where no order asks for anything', { registration: null, staffRoom: null, teacherStatus: null }, 'not_started'],
])('%s', (_who, facts, rung) => {
  expect(rungOf({ ...nobody, ...facts })).toBe(rung);
});
