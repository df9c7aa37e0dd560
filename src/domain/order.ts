/** An order of the school as data: its clauses and the duties that follow from them. */
import type { DutyId } from './ids';
import type { LocalDate } from './localDate';
import type { Repeat } from './periods';
import type { Role } from './roles';
import type { VendorCaseKind } from './vendorCase';

/** The kinds of chats an order may ask for. */
export const CHAT_KINDS = [
  'administration', // рабочий чат администрации (п. 6)
  'deputies', // руководитель с заместителями (2.2)
  'teachers', // рабочий чат педагогических работников (п. 6)
  'class', // информационно-организационный чат класса (п. 7)
  'class_teachers', // классный руководитель с педагогами класса (2.3)
  'class_parents', // родители класса (2.3)
  'subject', // чат по предмету (2.4)
  'parents_active', // руководитель с родительским активом (2.2)
  'pupils_active', // руководитель с ученическим активом (2.2)
  'other',
] as const;
export type ChatKind = (typeof CHAT_KINDS)[number];

/** Places of the platform that are no chats: the class «Учительская» and the channels (2.1). */
export const PLATFORM_PLACES = ['staff_room', 'staff_channel', 'school_channel'] as const;
export type PlatformPlace = (typeof PLATFORM_PLACES)[number];

/** Who a duty is for. */
export type Assignee =
  | { readonly who: 'staff' }
  | { readonly who: 'role'; readonly role: Role }
  /** Whoever has at least one of the roles: «педагогический работник» of 2.4 is two of them. */
  | { readonly who: 'roles'; readonly roles: readonly Role[] }
  | { readonly who: 'class_teacher'; readonly grades: readonly number[] }
  | { readonly who: 'office'; readonly office: string };

/** What shows that a duty is done. */
export type EvidenceKind =
  | { readonly kind: 'registration' }
  | { readonly kind: 'chat'; readonly chat: ChatKind }
  /** Joined the platform's class «Учительская». */
  | { readonly kind: 'staff_room' }
  /** Has the status «учитель» there; the administrator sees it. */
  | { readonly kind: 'teacher_status' }
  /** `place`: it is about a place on the platform itself, which stands in the register beside the chats. */
  | { readonly kind: 'report'; readonly place?: PlatformPlace };

/** A clause: of the order itself («п. 5») or of the Regulation it approves («2.3»). */
export interface Clause {
  readonly document: 'order' | 'regulation';
  readonly number: string;
  readonly text: string;
}

/** One duty: who, what, by when, what counts as done, when to remind. */
export interface Duty {
  readonly id: DutyId;
  readonly clause: { readonly document: Clause['document']; readonly number: string };
  /** Plain words, in the infinitive: «зарегистрироваться на платформе». */
  readonly text: string;
  readonly due: LocalDate | null;
  readonly assignee: Assignee;
  readonly evidence: EvidenceKind;
  /** «при необходимости / возможности / наличии доступа»: never overdue. */
  readonly optional: boolean;
  /** How often it comes again; null: it is done once. */
  readonly repeat: Repeat | null;
  /** Days before (negative) and after the date on which to remind; empty: no reminders. */
  readonly remindOn: readonly number[];
  /** Codes of docs: which capability carries the duty out. */
  readonly capability: readonly string[];
  /** The letter to the vendor that does it. */
  readonly letter?: VendorCaseKind;
  /** Typing in the platform's figures does it (2.1). */
  readonly figures?: true;
}

export interface Order {
  readonly id: string;
  /** Raised by the school when a text people have acknowledged changes: they are asked again (п. 8; 1.3). */
  readonly version: number;
  /** «№…» without the sign. */
  readonly number: string;
  readonly date: LocalDate;
  readonly title: string;
  /** What the bot calls the approved Regulation in full, «Приложение № 1 к приказу». */
  readonly regulation: string;
  /** How the Regulation was adopted: the protocol's number and date in words; null where the order's file does not tell. */
  readonly regulationAdopted: string | null;
  /** The office that decides on requests for a later date (п. 9). */
  readonly extensionsBy: string;
  readonly clauses: readonly Clause[];
  readonly duties: readonly Duty[];
}
