/** The payloads of the bot's buttons: short, strict, and never proof of a right. VK allows 255 bytes. */
import { z } from 'zod';
import { DIGEST_DAYS, DIGEST_DETAILS, DIGEST_MINUTES } from '../domain/digestWish';
import { ASKER_ACTS, HANDLER_ACTS } from '../domain/inquiry';
import { ROLES } from '../domain/roles';
import { SETTING_NAMES } from '../domain/settings';
import { VENDOR_CASE_KINDS, WITHDRAWN_BECAUSE } from '../domain/vendorCase';

const buttonPayload = z.discriminatedUnion('do', [
  /** Opens a part of the menu or console, or runs a command, by its name. */
  z.strictObject({ do: z.literal('open'), what: z.string().max(40), page: z.int().min(0).max(999).optional() }),
  /** An answer in a dialogue: valid only at that step of that scene. */
  z.strictObject({
    do: z.literal('pick'),
    scene: z.string().max(30),
    step: z.string().max(30),
    value: z.string().max(60),
  }),
  /** Consent, given or not, by the version of the text that was shown. */
  z.strictObject({
    do: z.literal('consent'),
    version: z.int().positive(),
    yes: z.boolean(),
    /** The personal code, or the link of a witness, that the person came with: nothing of them is stored before they agree. */
    code: z.string().max(20).exactOptional(),
    /** The role they named before they were asked. */
    role: z.enum(ROLES).exactOptional(),
  }),
  /** The administrator's decision on a request. */
  z.strictObject({
    do: z.literal('decide'),
    request: z.int().positive(),
    yes: z.boolean(),
    /** The row is another profile's, which is to give way. */
    replace: z.literal(true).exactOptional(),
  }),
  /** The owner's word on what a group chat is. */
  z.strictObject({
    do: z.literal('chat'),
    peer: z.int().positive(),
    is: z.string().max(20),
    /** How it stands to another chat of its kind. */
    other: z.enum(['instead', 'beside']).exactOptional(),
    /** Of a chat of some class: the grade, and the first of the classes on the page. */
    grade: z.int().min(1).max(11).exactOptional(),
    from: z.int().min(0).max(999).exactOptional(),
  }),
  /** A page of the known chats. */
  z.strictObject({ do: z.literal('chat_list'), from: z.int().min(0).max(9999) }),
  /** A chat's card, and what its owner does there. */
  z.strictObject({
    do: z.literal('chat_card'),
    peer: z.int().positive(),
    act: z.enum(['show', 'no_more', 'rules', 'post', 'both', 'apart', 'overhear', 'overhear_off']),
  }),
  /** A chat the bot cannot enter: its card, the text for a witness, the end of it. */
  z.strictObject({
    do: z.literal('declaration'),
    id: z.int().positive(),
    act: z.enum(['show', 'text', 'why', 'end']),
    reason: z.enum(['no_such_chat', 'another_chat']).exactOptional(),
  }),
  /** Whether the person is in a declared chat; the key was in its link. */
  z.strictObject({ do: z.literal('witness'), id: z.int().positive(), key: z.string().max(12), yes: z.boolean() }),
  /** Asks for the full answer on a topic. */
  z.strictObject({
    do: z.literal('topic'),
    id: z.string().max(60),
    /** The question it was offered for. */
    question: z.int().positive().exactOptional(),
  }),
  /** When and how the person wishes the digest; what is absent stays as it is. */
  z.strictObject({
    do: z.literal('digest_wish'),
    /** Minute of the day. */
    minute: z.literal(DIGEST_MINUTES).exactOptional(),
    days: z.enum(DIGEST_DAYS).exactOptional(),
    detail: z.enum(DIGEST_DETAILS).exactOptional(),
    /** Whether the administration's chat gets one too. */
    inChat: z.boolean().exactOptional(),
  }),
  /** A setting of the school: asks what it is to be, or has it as in the file again. */
  z.strictObject({ do: z.literal('setting'), act: z.enum(['ask', 'return']), name: z.enum(SETTING_NAMES) }),
  /** The yes to the platform's figures that were asked about. */
  z.strictObject({
    do: z.literal('figures'),
    day: z.string().max(10),
    registered: z.int().min(0).max(99_999),
    of: z.int().min(1).max(99_999),
  }),
  /** The answer was not what was asked. */
  z.strictObject({ do: z.literal('not_it'), question: z.int().positive() }),
  /** Questions without an answer that ask the same: the first of them, as they were at the question `upTo`. */
  z.strictObject({
    do: z.literal('unanswered'),
    act: z.enum(['show', 'topics', 'teach', 'write', 'drop']),
    id: z.int().positive(),
    upTo: z.int().positive(),
    topic: z.string().max(60).exactOptional(),
    /** Of the topics to choose from: the first on the page. */
    from: z.int().min(0).max(9999).exactOptional(),
  }),
  /** What was taught in one act counts no more. */
  z.strictObject({ do: z.literal('untaught'), from: z.int().positive(), to: z.int().positive() }),
  /** An answer that the school wrote itself. */
  z.strictObject({
    do: z.literal('own_answer'),
    act: z.enum(['show', 'change', 'remove', 'restore']),
    id: z.int().positive(),
  }),
  /** A question put to a person and its answer become an answer of the bot's: shown, added, written anew. */
  z.strictObject({ do: z.literal('keep_answer'), act: z.enum(['show', 'add', 'write']), inquiry: z.int().positive() }),
  /** A step of the troubleshooting tree, or whether the advice there helped: the place is here alone, nothing is stored. */
  z.strictObject({ do: z.literal('trouble'), node: z.string().max(40), helped: z.boolean().exactOptional() }),
  /** A question of the quiz on safety, or an answer to it, by their places: nothing else is known of it. */
  z.strictObject({ do: z.literal('quiz'), at: z.int().min(0), answer: z.int().min(0).exactOptional() }),
  /** A letter to the vendor's support, by what it is about. */
  z.strictObject({ do: z.literal('vendor_letter'), about: z.enum(VENDOR_CASE_KINDS) }),
  /** A case with the vendor's support: its card, its letter, and what became of it. */
  z.strictObject({
    do: z.literal('vendor_case'),
    id: z.int().positive(),
    act: z.enum(['show', 'letter', 'sent', 'answered', 'solved', 'ask_withdraw', 'withdrawn']),
    note: z.enum(WITHDRAWN_BECAUSE).exactOptional(),
  }),
  /** The administrator has helped: closes a ticket. */
  z.strictObject({ do: z.literal('ticket'), id: z.int().positive() }),
  /** A question put to a person: what whoever asked, or whoever answers, does with it. */
  z.strictObject({ do: z.literal('inquiry'), act: z.enum([...HANDLER_ACTS, ...ASKER_ACTS]), id: z.int().positive() }),
  /** What the files of the school say differently: the yes to exactly that, and who is to hear of it. */
  z.strictObject({ do: z.literal('order_change'), act: z.enum(['confirm', 'whom']), mark: z.int().min(0) }),
  /** Asks for a later date of the duty. */
  z.strictObject({ do: z.literal('extend'), duty: z.string().max(80) }),
  /** A request for a later date: what becomes of it. */
  z.strictObject({
    do: z.literal('extension'),
    act: z.enum(['grant', 'refuse', 'withdraw']),
    id: z.int().positive(),
  }),
  /** A clause under control, and what its controller does about it; `mark` is of those who were shown. */
  z.strictObject({
    do: z.literal('control'),
    act: z.enum(['show', 'dates', 'until', 'extend', 'ask', 'asked']),
    clause: z.string().max(80),
    page: z.int().min(0).max(999).exactOptional(),
    until: z.string().max(10).exactOptional(),
    mark: z.int().min(0).exactOptional(),
  }),
  /** What hinders the person, about the question with that number. */
  z.strictObject({ do: z.literal('explain'), id: z.int().positive() }),
  /** An answer to a reminder, about the duty it spoke of. */
  z.strictObject({
    do: z.literal('answer'),
    is: z.enum(['done', 'remind_tomorrow', 'need_help', 'not_mine']),
    duty: z.string().max(80),
    /** Of what it is recorded for: a class teacher of two classes has the duty twice. */
    subject: z.string().max(40).exactOptional(),
  }),
  /** What to do with a roster file that was shown. */
  z.strictObject({
    do: z.literal('roster'),
    act: z.enum(['apply', 'drop', 'undo']),
    id: z.int().min(0),
    /** Of the difference that was shown. */
    mark: z.int().min(0).exactOptional(),
    /** Knowing how many it dismisses. */
    sure: z.literal(true).exactOptional(),
  }),
  /** Choosing a member of staff from the roster; `about`: whom a substitute is chosen for. */
  z.strictObject({
    do: z.literal('people'),
    about: z.int().positive().optional(),
    from: z.int().min(0).max(9999).optional(),
    /** Of those who left. */
    former: z.literal(true).exactOptional(),
  }),
  /** A member of staff's card, and what an administrator does with it. */
  z.strictObject({
    do: z.literal('staff'),
    staff: z.int().positive(),
    act: z.enum([
      'card',
      'ask_dismiss',
      'dismiss',
      'ask_class',
      'class',
      'ask_leave',
      'leave',
      'return',
      'ask_post',
      'ask_name',
      'rejoin',
      'history',
    ]),
    value: z.string().max(10).optional(),
  }),
  /** What a person may do here, and changing it; `office`: which one is handed over. */
  z.strictObject({
    do: z.literal('rights'),
    act: z.enum(['show', 'appoint', 'ask_office', 'office']),
    staff: z.int().positive(),
    office: z.string().max(40).optional(),
  }),
  /** What to do with the move to the next school year that was shown; `mark` is of everything in it. */
  z.strictObject({
    do: z.literal('school_year'),
    act: z.enum(['all', 'not_teachers', 'later']),
    year: z.int().min(2000).max(9999),
    mark: z.int().min(0),
  }),
  /** «Что с 7Б?» by a button. */
  z.strictObject({ do: z.literal('class_card'), class: z.string().max(4) }),
  /** Classes without a class teacher, or choosing one for `class`. */
  z.strictObject({
    do: z.literal('class_teacher'),
    class: z.string().max(4).optional(),
    from: z.int().min(0).max(9999).optional(),
  }),
  z.strictObject({ do: z.literal('administrator'), act: z.enum(['ask', 'dismiss']), user: z.int().positive() }),
  /** The personal code of a member of staff: issued when they have none, issued anew, revoked. */
  z.strictObject({ do: z.literal('code'), act: z.enum(['issue', 'new', 'revoke']), staff: z.int().positive() }),
  /** Personal codes for many; `mark` is of the last code issued before the question. */
  z.strictObject({
    do: z.literal('codes'),
    act: z.enum(['ask', 'issue', 'drop']),
    range: z.enum(['new', 'all']),
    mark: z.int().min(0),
  }),
  /** The link that this code made is somebody else's. */
  z.strictObject({ do: z.literal('not_me'), code: z.int().positive() }),
  /** The register at one member of staff. */
  z.strictObject({ do: z.literal('person'), staff: z.int().positive(), page: z.int().min(0).max(99).optional() }),
  /** An administrator's mark on a duty of a member of staff. */
  z.strictObject({
    do: z.literal('mark'),
    staff: z.int().positive(),
    duty: z.string().max(80),
    subject: z.string().max(40),
    act: z.enum([
      'choose',
      'paper',
      'phone',
      'platform',
      'confirm',
      'return',
      'reopen',
      'why_not',
      'not_needed',
      'impossible',
    ]),
  }),
  /** What staff reported and an administrator confirms; `mark` is of the people who were shown. */
  z.strictObject({
    do: z.literal('queue'),
    of: z.enum(['registration', 'staff_room', 'teacher_status']),
    act: z.enum(['show', 'all']),
    /** How many come before those of this page. */
    from: z.int().min(0).max(9999).exactOptional(),
    mark: z.int().min(0).optional(),
  }),
  /** Requests of members of staff, decided many at once; `mark` is of the people who were shown. */
  z.strictObject({ do: z.literal('approvals'), act: z.enum(['show', 'all']), mark: z.int().min(0).exactOptional() }),
  /** The person has read this version of a document. */
  z.strictObject({ do: z.literal('read'), document: z.string().max(80), version: z.int().positive() }),
  /** A document that a member of staff signed on paper, as an administrator marks it. */
  z.strictObject({
    do: z.literal('signed'),
    staff: z.int().positive(),
    act: z.enum(['show', 'mark', 'undo']),
    document: z.string().max(80).exactOptional(),
    version: z.int().positive().exactOptional(),
  }),
  /** A report was a mistake. */
  z.strictObject({ do: z.literal('take_back'), duty: z.string().max(80), subject: z.string().max(40) }),
  /** A parent's or a pupil's class that is theirs no more. */
  z.strictObject({ do: z.literal('drop_role'), role: z.enum(['parent', 'pupil']), class: z.string().max(4) }),
  /** A member of staff's role that was named by mistake, with the request about it. */
  z.strictObject({ do: z.literal('drop_claim') }),
  /** Who is in a chat: asks VK, the answer comes in private. */
  z.strictObject({ do: z.literal('members'), peer: z.int().positive() }),
  /** The yes to taking back one's own last act; `mark`: of the row that was shown. */
  z.strictObject({ do: z.literal('undo'), mark: z.int().min(0) }),
  /** The statement of execution of an order. */
  z.strictObject({ do: z.literal('statement'), order: z.string().max(80) }),
  /** Reports a duty as done. */
  z.strictObject({ do: z.literal('done'), duty: z.string().max(80), subject: z.string().max(40) }),
]);

export type ButtonPayload = z.infer<typeof buttonPayload>;

/** Parses a payload as it came from a button: ours, VK's own «Начать», nothing, or something unknown (an old keyboard, a forgery). */
export function parsePayload(
  raw: unknown,
): { kind: 'none' } | { kind: 'start' } | { kind: 'button'; payload: ButtonPayload } | { kind: 'unknown' } {
  if (raw === null || raw === undefined) return { kind: 'none' };
  const parsed = buttonPayload.safeParse(raw);
  if (parsed.success) return { kind: 'button', payload: parsed.data };
  const start = z.object({ command: z.literal('start') }).safeParse(raw);
  return start.success ? { kind: 'start' } : { kind: 'unknown' };
}
