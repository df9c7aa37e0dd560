/** Who belongs into a chat, by its kind (п. 6, 7; 2.2–2.4), and what its members show against that. Pure. */
import type { ClassLabel, UserId } from './ids';
import type { ChatKind } from './order';
import type { Role } from './roles';

/** What a chat was confirmed to be. */
export interface ChatPurpose {
  readonly kind: ChatKind;
  readonly classLabel: ClassLabel | null;
}

/** What decides where a person belongs. */
export interface Participant {
  readonly roles: ReadonlySet<Role>;
  readonly isStaff: boolean;
  readonly holdsOffice: boolean;
  /** On a long leave: welcome, and expected nowhere. */
  readonly isAway: boolean;
  /** Classes led as class teacher or in place of one. */
  readonly leads: readonly ClassLabel[];
  /** Classes of a parent's children, or of a pupil. */
  readonly familyOf: readonly ClassLabel[];
}

/** Must be in the chat; may be there; or is not meant by it. */
export type Belonging = 'must' | 'may' | 'not';

const TEACHES: readonly Role[] = ['class_teacher', 'subject_teacher', 'additional_teacher'];

/** Whether the person belongs into a chat of that purpose. The administrator of the platform may be in any. */
export function belonging({ kind, classLabel }: ChatPurpose, person: Participant): Belonging {
  const { roles, isStaff, familyOf } = person;
  const expected = (must: boolean, may: boolean): Belonging => {
    if (must && !person.isAway) return 'must';
    return must || may || roles.has('administrator') ? 'may' : 'not';
  };
  const leads = classLabel !== null && person.leads.includes(classLabel);
  const isFamily = classLabel !== null && familyOf.includes(classLabel);
  switch (kind) {
    case 'class':
      return expected(leads, isFamily);
    case 'class_parents':
      return expected(leads, isFamily && roles.has('parent'));
    case 'class_teachers':
      return expected(leads, isStaff);
    case 'teachers':
      return expected(isStaff && TEACHES.some((role) => roles.has(role)), isStaff);
    case 'administration':
      return expected(roles.has('administration') || person.holdsOffice, false);
    case 'deputies':
      return expected(roles.has('administration'), person.holdsOffice);
    case 'subject':
    case 'parents_active':
    case 'pupils_active':
    case 'other':
      return expected(false, isStaff || familyOf.length > 0);
  }
}

/** Whose chats these are the register does not know: nobody must be there, and nobody is out of place by the lists. */
export function isOpenToAll(kind: ChatKind): boolean {
  return ['subject', 'parents_active', 'pupils_active', 'other'].includes(kind);
}

export interface Expected {
  readonly must: Iterable<UserId>;
  readonly may: Iterable<UserId>;
  /** Profiles of those who left the school. */
  readonly former: Iterable<UserId>;
  /** Whether anybody else is welcome as well. */
  readonly open: boolean;
}

export interface Comparison {
  /** Must be there and are not. */
  readonly missing: readonly UserId[];
  /** Are there and neither must nor may; nobody in an open chat. */
  readonly extra: readonly UserId[];
  /** Are there though they left the school; a former colleague who may be there, as a parent, is not among them. */
  readonly left: readonly UserId[];
}

/** Compares who is in a chat with who is meant by it. */
export function compareMembers(expected: Expected, present: Iterable<UserId>): Comparison {
  const must = new Set(expected.must);
  const may = new Set(expected.may);
  const former = new Set(expected.former);
  const here = new Set(present);
  const others = [...here].filter((user) => !must.has(user) && !may.has(user));
  return {
    missing: [...must].filter((user) => !here.has(user)),
    extra: expected.open ? [] : others.filter((user) => !former.has(user)),
    left: others.filter((user) => former.has(user)),
  };
}

/** What came of reading a chat's members. */
export type MembersSeen =
  | {
      readonly kind: 'members';
      /** A name, as the profile says, only of those whom no list of this chat has. */
      readonly people: readonly { readonly user: UserId; readonly name: string | null }[];
      /** False: only the first of a very large chat. */
      readonly whole: boolean;
    }
  /** VK shows them; who they are was not asked. */
  | { readonly kind: 'visible' }
  /** The bot is no administrator of the chat. */
  | { readonly kind: 'no_right' }
  /** VK does not open the chat: it is gone. */
  | { readonly kind: 'unreachable' }
  /** It went to MAX (error 993). */
  | { readonly kind: 'moved' }
  /** VK asks for a pause of minutes to hours; whoever asked may ask again then. */
  | { readonly kind: 'busy' };

/** Why members are read: somebody asked, or the owner has just confirmed the chat and hears what the bot can do there. */
export const MEMBERS_WHY = ['asked', 'confirmed'] as const;
export type MembersWhy = (typeof MEMBERS_WHY)[number];
