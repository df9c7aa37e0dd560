/** Rights by scope: the same act on one's own and on another's, cell by cell. */
import {
  mayConfirmChat,
  mayFollowVendorCase,
  mayLetOverhear,
  mayReadAnyMembers,
  mayReadClass,
  mayReadMembers,
  mayWitness,
  ownsChat,
  waitsToConfirmChat,
  type Actor,
} from '../../src/domain/access';
import { staffId, userId, type UserId } from '../../src/domain/ids';
import type { ChatKind } from '../../src/domain/order';
import type { Role } from '../../src/domain/roles';
import { label } from '../scenes/school';
import { duties } from './scopeDuties';

const OWN = label('7Б');
const OTHER = label('8А');

let next = 1;
const person = (roles: readonly Role[], more: Partial<Actor> = {}): Actor => ({
  user: userId((next += 1)),
  consented: true,
  roles: new Set(roles),
  staff: null,
  classTeacherOf: [],
  offices: [],
  classes: [],
  claimedRoles: [],
  claimedClasses: [],
  ...more,
});

/** The deputy of п. 3 administers the bot; support of п. 4 is an office; the others have what the roster or their word gives. */
const people = {
  deputy: person(['administrator', 'administration'], { staff: staffId(1), offices: ['administrator'] }),
  director: person(['administration'], { staff: staffId(2), offices: ['director'] }),
  support: person(['subject_teacher'], { staff: staffId(3), offices: ['support'] }),
  classTeacher: person(['class_teacher', 'subject_teacher'], { staff: staffId(4), classTeacherOf: [OWN] }),
  claimant: person([], { claimedRoles: ['class_teacher'], claimedClasses: [OWN] }),
  subjectTeacher: person(['subject_teacher'], { staff: staffId(5) }),
  additionalTeacher: person(['additional_teacher'], { staff: staffId(6) }),
  parent: person(['parent'], { classes: [OWN] }),
  pupil: person(['pupil'], { classes: [OWN] }),
  stranger: person([], { consented: false }),
};
type Who = keyof typeof people;
const everyone = Object.keys(people) as Who[];

const of = (kind: ChatKind, classLabel: typeof OWN | null = null) => ({ kind, classLabel });
/** Somebody else's: whoever brought the bot there is none of them. */
const BY_ANOTHER: readonly UserId[] = [userId(999)];

interface Row {
  readonly what: string;
  readonly may: (actor: Actor) => boolean;
  readonly allowed: readonly Who[];
}

const TEACHERS: readonly Who[] = ['support', 'classTeacher', 'subjectTeacher', 'additionalTeacher'];
const STAFF: readonly Who[] = ['deputy', 'director', ...TEACHERS];
const OFFICERS: readonly Who[] = ['deputy', 'director', 'support'];

const ROWS: readonly Row[] = [
  { what: 'class 7Б', may: (one) => mayReadClass(one, OWN), allowed: ['deputy', 'director', 'classTeacher'] },
  { what: 'class 8А', may: (one) => mayReadClass(one, OTHER), allowed: ['deputy', 'director'] },
  { what: 'members of 7Б', may: (one) => mayReadMembers(one, OWN), allowed: [...OFFICERS, 'classTeacher'] },
  { what: 'members of 8А', may: (one) => mayReadMembers(one, OTHER), allowed: OFFICERS },
  { what: 'members of a chat of no class', may: (one) => mayReadMembers(one, null), allowed: OFFICERS },
  { what: 'members of some chat', may: mayReadAnyMembers, allowed: [...OFFICERS, 'classTeacher'] },
  ...(['class', 'class_parents', 'class_teachers'] as const).flatMap((kind): Row[] => [
    {
      what: `says ${kind} 7Б`,
      may: (one) => mayConfirmChat(one, of(kind, OWN), duties),
      allowed: ['deputy', 'classTeacher'],
    },
    { what: `says ${kind} 8А`, may: (one) => mayConfirmChat(one, of(kind, OTHER), duties), allowed: ['deputy'] },
    {
      what: `owns ${kind} 7Б`,
      may: (one) => ownsChat(one, of(kind, OWN), BY_ANOTHER, duties),
      allowed: ['deputy', 'classTeacher'],
    },
    { what: `owns ${kind} 8А`, may: (one) => ownsChat(one, of(kind, OTHER), [one.user], duties), allowed: ['deputy'] },
    {
      what: `overhears ${kind} 7Б`,
      may: (one) => mayLetOverhear(one, of(kind, OWN), BY_ANOTHER, duties),
      allowed: ['classTeacher'],
    },
    {
      what: `overhears ${kind} 8А`,
      may: (one) => mayLetOverhear(one, of(kind, OTHER), [one.user], duties),
      allowed: [],
    },
    {
      what: `waits for a yes to say ${kind} 7Б`,
      may: (one) => waitsToConfirmChat(one, of(kind, OWN), duties),
      allowed: ['claimant'],
    },
    {
      what: `waits for a yes to say ${kind} 8А`,
      may: (one) => waitsToConfirmChat(one, of(kind, OTHER), duties),
      allowed: [],
    },
  ]),
  {
    what: "says the director's chat",
    may: (one) => mayConfirmChat(one, of('parents_active'), duties),
    allowed: ['deputy', 'director'],
  },
  {
    what: "owns the director's chat",
    may: (one) => ownsChat(one, of('parents_active'), BY_ANOTHER, duties),
    allowed: ['deputy', 'director'],
  },
  {
    what: 'says the chat of an office nobody of them holds',
    may: (one) => mayConfirmChat(one, of('pupils_active'), duties),
    allowed: ['deputy'],
  },
  {
    what: 'says a chat of a subject',
    may: (one) => mayConfirmChat(one, of('subject', OTHER), duties),
    allowed: ['deputy', ...TEACHERS],
  },
  {
    what: 'owns a chat of a subject they brought the bot to',
    may: (one) => ownsChat(one, of('subject'), [one.user], duties),
    allowed: STAFF,
  },
  {
    what: "owns another's chat of a subject",
    may: (one) => ownsChat(one, of('subject'), BY_ANOTHER, duties),
    allowed: ['deputy'],
  },
  {
    what: 'overhears their chat of a subject of no class',
    may: (one) => mayLetOverhear(one, of('subject'), [one.user], duties),
    allowed: STAFF,
  },
  {
    what: "overhears another's",
    may: (one) => mayLetOverhear(one, of('subject'), BY_ANOTHER, duties),
    allowed: ['deputy'],
  },
  {
    what: 'overhears a chat of a subject in 8А',
    may: (one) => mayLetOverhear(one, of('subject', OTHER), [one.user], duties),
    allowed: [],
  },
  { what: 'follows a letter they wrote', may: (one) => mayFollowVendorCase(one, one.user), allowed: STAFF },
  {
    what: "follows another's letter",
    may: (one) => mayFollowVendorCase(one, userId(999)),
    allowed: ['deputy', 'support'],
  },
  {
    what: 'witnesses the chat of 7Б',
    may: (one) => mayWitness(one, of('class', OWN)),
    allowed: [...STAFF, 'parent', 'pupil'],
  },
  { what: 'witnesses the chat of 8А', may: (one) => mayWitness(one, of('class', OTHER)), allowed: STAFF },
  {
    what: 'witnesses the chat of parents of 7Б',
    may: (one) => mayWitness(one, of('class_parents', OWN)),
    allowed: [...STAFF, 'parent'],
  },
  {
    what: 'witnesses the chat of teachers of 7Б',
    may: (one) => mayWitness(one, of('class_teachers', OWN)),
    allowed: STAFF,
  },
];

describe.each(ROWS)('$what', ({ may, allowed }) => {
  test.each(everyone)('%s', (who) => {
    expect(may(people[who])).toBe(allowed.includes(who));
  });
});
