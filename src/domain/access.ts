/** Who may do what. Asked by every use case, from the account; a button's payload proves nothing. */
import type { ClassLabel, StaffId, UserId } from './ids';
import { isOfClass, isSingle, officesFor, type ChatProposal } from './chats';
import type { Duty } from './order';
import { STAFF_ROLES, type Role, type StaffRole } from './roles';
import type { VendorCaseKind } from './vendorCase';

/** A person as the register knows them: rights come from here only. */
export interface Actor {
  readonly user: UserId;
  readonly consented: boolean;
  /** Confirmed roles: administrators by configuration, staff by their link to the roster, parents and pupils by their own word. */
  readonly roles: ReadonlySet<Role>;
  readonly staff: StaffId | null;
  /** Classes this person is the class teacher of, by the roster. */
  readonly classTeacherOf: readonly ClassLabel[];
  /** Offices held («director», «support», …): they give duties, and a look where the table says so. */
  readonly offices: readonly string[];
  /** Classes of a parent's children or of a pupil. */
  readonly classes: readonly ClassLabel[];
  /** Staff roles by the person's own word: they list duties and open nothing; the administrator confirms them. */
  readonly claimedRoles: readonly StaffRole[];
  readonly claimedClasses: readonly ClassLabel[];
}

export const ACTIONS = [
  'question.ask',
  'question.ask_person',
  'account.consent',
  'account.choose_role',
  'data.read_own',
  'data.forget_own',
  'duties.read_own',
  'duties.report_own',
  'reminders.choose',
  'registration.report_own',
  'digest.read',
  'digest.wish',
  'reports.read',
  'statement.read',
  'statistics.read',
  'statistics.write',
  'register.read',
  'roster.change',
  'rights.change',
  'school_year.open',
  'codes.issue',
  'duties.mark_any',
  'documents.acknowledge',
  'chats.read',
  'requests.read',
  'requests.decide',
  'tickets.help',
  'tickets.read',
  'tickets.decide',
  'extensions.decide',
  'vendor.write',
  'vendor.follow',
  'vendor.apply',
  'mailing.change',
  'settings.change',
  'order.confirm_change',
  'journal.read',
  'control.read',
  'control.decide',
  'journal.undo',
  'chat.confirm_any',
  'chat.confirm_own_class',
  'chat.confirm_subject',
  'chat.declare',
  'chat.witness',
  'chats.read_own',
  'members.read_any',
  'members.read_own_class',
] as const;
export type Action = (typeof ACTIONS)[number];

/**
 * Everyone, whether known or not; anyone who consented; or holders of these roles. `claimed`: also staff not yet confirmed;
 * `office`: also whoever holds that office, or any (true).
 */
type Rule =
  | 'everyone'
  | 'consented'
  | { readonly roles: readonly Role[]; readonly claimed?: true; readonly office?: true | string };

const STAFF: Rule = { roles: STAFF_ROLES, claimed: true };
const ADMINISTRATORS: Rule = { roles: ['administrator'] };
/** п. 9: the director controls the execution, and so reads all; what is done about it is the administrator's. */
const READERS: Rule = { roles: ['administrator'], office: 'director' };

const TABLE: Readonly<Record<Action, Rule>> = {
  'question.ask': 'everyone',
  'question.ask_person': 'consented',
  'account.consent': 'everyone',
  'account.choose_role': 'consented',
  'data.read_own': 'everyone',
  'data.forget_own': 'everyone',
  'duties.read_own': 'consented',
  'duties.report_own': STAFF,
  'reminders.choose': STAFF,
  'registration.report_own': STAFF,
  // п. 9: the director controls the execution, and reads what an administrator acts on
  'digest.read': { roles: ['administrator'], office: 'director' },
  'digest.wish': ADMINISTRATORS,
  'reports.read': READERS,
  'statement.read': READERS,
  'statistics.read': READERS,
  'statistics.write': ADMINISTRATORS,
  'register.read': READERS,
  'roster.change': ADMINISTRATORS,
  'rights.change': ADMINISTRATORS,
  'school_year.open': ADMINISTRATORS,
  'codes.issue': ADMINISTRATORS,
  'duties.mark_any': ADMINISTRATORS,
  'documents.acknowledge': STAFF,
  'chats.read': READERS,
  'requests.read': { roles: ['administrator'], office: 'director' },
  'requests.decide': ADMINISTRATORS,
  // п. 4 keeps support apart from the administrator of п. 3
  'tickets.help': { roles: ['administrator'], office: 'support' },
  'tickets.read': { roles: ['administrator'], office: 'director' },
  'tickets.decide': ADMINISTRATORS,
  'extensions.decide': { roles: ['administrator'], office: true },
  // 3.2 gives the right to write to everybody; letters are made for staff, whom the roster names
  'vendor.write': { roles: STAFF_ROLES, office: 'support' },
  'vendor.follow': { roles: ['administrator'], office: 'support' },
  'vendor.apply': ADMINISTRATORS,
  'mailing.change': ADMINISTRATORS,
  'settings.change': ADMINISTRATORS,
  'order.confirm_change': ADMINISTRATORS,
  'journal.read': READERS,
  'control.read': READERS,
  'control.decide': { roles: [], office: 'director' },
  'journal.undo': ADMINISTRATORS,
  'chat.confirm_any': ADMINISTRATORS,
  'chat.confirm_own_class': { roles: ['class_teacher'] },
  'chat.confirm_subject': { roles: ['subject_teacher', 'additional_teacher'] },
  'chat.declare': { roles: STAFF_ROLES },
  'chat.witness': 'consented',
  'chats.read_own': { roles: STAFF_ROLES },
  'members.read_any': { roles: ['administrator'], office: true },
  'members.read_own_class': { roles: ['class_teacher'] },
};

/** Whether the person may do this. */
export function may(actor: Actor, action: Action): boolean {
  const rule = TABLE[action];
  if (rule === 'everyone') return true;
  if (rule === 'consented') return actor.consented || actor.roles.has('administrator');
  if (rule.office === true && actor.offices.length > 0) return true;
  if (typeof rule.office === 'string' && actor.offices.includes(rule.office)) return true;
  return rule.roles.some((role) => actor.roles.has(role)) || (rule.claimed === true && actor.claimedRoles.length > 0);
}

/**
 * Whether the person may say that a chat is this one: an administrator; the class teacher of that very class; whoever holds
 * the office whose duty such a chat is; of subjects their teachers; of other matters any member of staff.
 */
export function mayConfirmChat(actor: Actor, { kind, classLabel }: ChatProposal, duties: readonly Duty[]): boolean {
  if (may(actor, 'chat.confirm_any')) return true;
  if (isOfClass(kind))
    return classLabel !== null && may(actor, 'chat.confirm_own_class') && actor.classTeacherOf.includes(classLabel);
  if (kind === 'subject') return may(actor, 'chat.confirm_subject');
  if (kind === 'other') return may(actor, 'chats.read_own');
  return officesFor(kind, duties).some((office) => actor.offices.includes(office));
}

/**
 * Whether such a chat is the person's to change, as things stand today: whoever may confirm it; of subjects and other matters,
 * of which anybody may have one, whoever said so or invited the bot (`by`).
 */
export function ownsChat(
  actor: Actor,
  chat: ChatProposal,
  by: readonly (UserId | null)[],
  duties: readonly Duty[],
): boolean {
  if (may(actor, 'chat.confirm_any')) return true;
  return isSingle(chat.kind)
    ? mayConfirmChat(actor, chat, duties)
    : may(actor, 'chats.read_own') && by.includes(actor.user);
}

/**
 * Whether the person may let the bot answer in such a chat without being addressed: in those of a class its class teacher
 * alone, in any other whoever owns it.
 */
export function mayLetOverhear(
  actor: Actor,
  chat: ChatProposal,
  by: readonly (UserId | null)[],
  duties: readonly Duty[],
): boolean {
  const { kind, classLabel } = chat;
  if (classLabel === null && !isOfClass(kind)) return ownsChat(actor, chat, by, duties);
  return classLabel !== null && may(actor, 'chat.confirm_own_class') && actor.classTeacherOf.includes(classLabel);
}

/** Whether only the administrator's yes to who the person is stands between them and the word about such a chat. */
export function waitsToConfirmChat(actor: Actor, chat: ChatProposal, duties: readonly Duty[]): boolean {
  if (actor.staff !== null || actor.claimedRoles.length === 0 || mayConfirmChat(actor, chat, duties)) return false;
  const roles = new Set([...actor.roles, ...actor.claimedRoles.filter((role) => role !== 'administrator')]);
  return mayConfirmChat({ ...actor, roles, classTeacherOf: actor.claimedClasses }, chat, duties);
}

/** Whether the person may say that they are in such a chat: staff, and families of the class or the active it is for. */
export function mayWitness(actor: Actor, { kind, classLabel }: ChatProposal): boolean {
  if (!may(actor, 'chat.witness')) return false;
  if (actor.staff !== null || may(actor, 'chat.confirm_any')) return true;
  if (kind === 'parents_active') return actor.roles.has('parent');
  if (kind === 'pupils_active') return actor.roles.has('pupil');
  if (kind === 'class_parents' && !actor.roles.has('parent')) return false;
  return classLabel !== null && kind !== 'class_teachers' && actor.classes.includes(classLabel);
}

/**
 * Whether the person may decide on a request for a later date: whoever holds the office the order names; an administrator
 * while nobody of that office can be asked (`reached`: somebody can). Never on their own while somebody else decides (`others`).
 */
export function mayDecideExtension(
  actor: Actor,
  request: { readonly office: string; readonly askedBy: UserId | null },
  deciders: { readonly reached: boolean; readonly others: boolean },
): boolean {
  if (!may(actor, 'extensions.decide') || (request.askedBy === actor.user && deciders.others)) return false;
  return actor.offices.includes(request.office) || (actor.roles.has('administrator') && !deciders.reached);
}

/**
 * Whether the person acts on what somebody has not done (п. 9): the director; whoever decides on later dates in the
 * director's stead. `of`: whoever has it to do.
 */
export function mayControl(
  actor: Actor,
  duty: { readonly office: string; readonly of: UserId | null },
  deciders: { readonly reached: boolean; readonly others: boolean },
): boolean {
  if (may(actor, 'control.decide')) return true;
  const request = { office: duty.office, askedBy: duty.of };
  return may(actor, 'control.read') && mayDecideExtension(actor, request, deciders);
}

/** What a letter to the vendor of that kind needs: the application is the administrator's (2.1), the school's own matters theirs and support's. */
const LETTER_NEEDS: Readonly<Record<VendorCaseKind, Action>> = {
  application: 'vendor.apply',
  no_code: 'vendor.write',
  admin_rights: 'vendor.follow',
  access: 'vendor.write',
  move: 'vendor.follow',
  other: 'vendor.write',
};

/** Whether the person may have a letter of that kind. */
export function mayWriteToVendor(actor: Actor, kind: VendorCaseKind): boolean {
  return may(actor, LETTER_NEEDS[kind]);
}

/** Whether the person sees a case with the vendor and says how it stands: whoever opened it, and those who follow all of them. */
export function mayFollowVendorCase(actor: Actor, openedBy: UserId | null): boolean {
  return may(actor, 'vendor.follow') || (may(actor, 'vendor.write') && openedBy === actor.user);
}

/** Whether the person may know who is in a chat: of any, or of those of the class they lead. */
export function mayReadMembers(actor: Actor, classLabel: ClassLabel | null): boolean {
  if (may(actor, 'members.read_any')) return true;
  return classLabel !== null && may(actor, 'members.read_own_class') && actor.classTeacherOf.includes(classLabel);
}

/** Whether the person may know how a class stands: of any, or of the one they lead. */
export function mayReadClass(actor: Actor, classLabel: ClassLabel): boolean {
  return (
    may(actor, 'register.read') || (may(actor, 'chat.confirm_own_class') && actor.classTeacherOf.includes(classLabel))
  );
}

/** Whether there may be a chat whose members the person may know. */
export function mayReadAnyMembers(actor: Actor): boolean {
  return may(actor, 'members.read_any') || may(actor, 'members.read_own_class');
}
