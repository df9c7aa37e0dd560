/** A payload proves nothing: every kind of button, forged by people who have no right to it, changes nothing. */
import fc from 'fast-check';
import type { CommandName } from '../../src/commands/words';
import { dutyId, peerId, staffId, userId, type UserId } from '../../src/domain/ids';
import { diffOrders, snapshotOf } from '../../src/domain/orderDiff';
import { parsePayload, type ButtonPayload } from '../../src/messaging/payload';
import { WORDS } from '../../src/texts/words';
import { markOf } from '../../src/usecases/markOf';
import { House } from './harness';
import { ADMINISTRATOR, day, label, madeUpSchool, ROSTER } from './school';

const STRANGER = userId(50);
const PARENT = userId(30);
const PUPIL = userId(40);
const TEACHER = userId(20);
const WAITS = userId(21);
const CHAT = peerId(2_000_000_007);
/** Of 6А, where the bot answers without being addressed. */
const OWN_CHAT = peerId(2_000_000_008);
const OFFICE = 'director';
/** Of a chat that was declared by the administrator. */
const KEY = 'ACDEFHJK';
/** Of the queue with the teacher alone in it. */
const MARK = 535;
const SCHOOL = madeUpSchool();
/** What was confirmed before the files lost a duty; the mark is of that difference. */
const CONFIRMED = snapshotOf(
  SCHOOL.orders.map((order) => ({
    ...order,
    duties: order.duties.flatMap((duty) => [duty, { ...duty, id: dutyId('first', `${duty.id.slice(6)}-more`) }]),
  })),
  SCHOOL.school.offices,
);
const CHANGE = markOf([1, diffOrders(CONFIRMED, snapshotOf(SCHOOL.orders, SCHOOL.school.offices))]);

/** A colleague asks for more time. */
const MORE_TIME = {
  duty: dutyId('first', 'registration'),
  subject: 'staff:2',
  askedBy: userId(21),
  staff: staffId(2),
  due: day('2030-09-20'),
  newDue: day('2030-09-27'),
  reason: 'illness',
} as const;

type PayloadOf<Do extends ButtonPayload['do']> = Extract<ButtonPayload, { do: Do }>;
/** Of a payload with acts, an example of each. */
type Examples<Payload> = Payload extends { readonly act: infer Act extends string }
  ? { readonly [A in Act]: readonly (Payload & { readonly act: A })[] }
  : readonly Payload[];

/** A new kind of button, or a new act of one, does not compile until it stands here. */
const FORGED: { readonly [Do in ButtonPayload['do']]: Examples<PayloadOf<Do>> } = {
  open: [
    { do: 'open', what: 'nothing' },
    { do: 'open', what: '__proto__' },
    { do: 'open', what: 'digest', page: 999 },
  ],
  pick: [
    { do: 'pick', scene: 'hiring', step: 'hire', value: 'yes' },
    { do: 'pick', scene: 'transferring', step: 'change', value: 'yes' },
    { do: 'pick', scene: 'extending', step: 'sure', value: 'yes' },
    { do: 'pick', scene: 'renaming', step: 'change', value: 'yes' },
    { do: 'pick', scene: 'joining', step: 'confirm', value: 'yes' },
    { do: 'pick', scene: 'asking_human', step: 'words', value: 'yes' },
    { do: 'pick', scene: 'answering', step: 'words', value: 'yes' },
    { do: 'pick', scene: 'explaining', step: 'words', value: 'yes' },
    { do: 'pick', scene: 'writing_answer', step: 'sure', value: 'add' },
    { do: 'pick', scene: 'constructor', step: '__proto__', value: '' },
  ],
  consent: [
    { do: 'consent', version: 999, yes: true },
    { do: 'consent', version: 1, yes: false, code: 'ACDEFHJK3456' },
  ],
  decide: [
    { do: 'decide', request: 1, yes: true },
    { do: 'decide', request: 2, yes: true, replace: true },
    { do: 'decide', request: 2, yes: false },
    { do: 'decide', request: 999_999, yes: true },
  ],
  chat: [
    { do: 'chat', peer: CHAT, is: 'class:7А' },
    { do: 'chat', peer: CHAT, is: 'teachers' },
    { do: 'chat', peer: CHAT, is: 'class:', grade: 7 },
    { do: 'chat', peer: CHAT, is: 'class_parents:', from: 8 },
    { do: 'chat', peer: CHAT, is: 'class:7А', other: 'instead' },
    { do: 'chat', peer: CHAT, is: 'parents_active:', other: 'beside' },
    { do: 'chat', peer: 2_147_483_647, is: 'class:6А' },
  ],
  chat_list: [
    { do: 'chat_list', from: 0 },
    { do: 'chat_list', from: 9999 },
  ],
  chat_card: {
    show: [{ do: 'chat_card', act: 'show', peer: CHAT }],
    no_more: [{ do: 'chat_card', act: 'no_more', peer: CHAT }],
    rules: [{ do: 'chat_card', act: 'rules', peer: CHAT }],
    post: [{ do: 'chat_card', act: 'post', peer: CHAT }],
    both: [{ do: 'chat_card', act: 'both', peer: CHAT }],
    apart: [{ do: 'chat_card', act: 'apart', peer: CHAT }],
    overhear: [
      { do: 'chat_card', act: 'overhear', peer: CHAT },
      { do: 'chat_card', act: 'overhear', peer: OWN_CHAT },
    ],
    overhear_off: [{ do: 'chat_card', act: 'overhear_off', peer: OWN_CHAT }],
  },
  declaration: {
    show: [{ do: 'declaration', act: 'show', id: 1 }],
    text: [{ do: 'declaration', act: 'text', id: 1 }],
    why: [{ do: 'declaration', act: 'why', id: 1 }],
    end: [
      { do: 'declaration', act: 'end', id: 1, reason: 'no_such_chat' },
      { do: 'declaration', act: 'end', id: 999 },
    ],
  },
  witness: [
    { do: 'witness', id: 1, key: 'AAAAAAAA', yes: true },
    { do: 'witness', id: 1, key: '', yes: true },
    { do: 'witness', id: 1, key: KEY, yes: false },
    { do: 'witness', id: 999, key: KEY, yes: true },
  ],
  members: [
    { do: 'members', peer: CHAT },
    { do: 'members', peer: 2_147_483_647 },
  ],
  undo: [{ do: 'undo', mark: 0 }],
  school_year: {
    all: [{ do: 'school_year', act: 'all', year: 2031, mark: 0 }],
    not_teachers: [{ do: 'school_year', act: 'not_teachers', year: 2030, mark: 0 }],
    later: [{ do: 'school_year', act: 'later', year: 2030, mark: 0 }],
  },
  class_card: [{ do: 'class_card', class: '6А' }],
  class_teacher: [{ do: 'class_teacher' }, { do: 'class_teacher', class: '6А' }, { do: 'class_teacher', from: 9999 }],
  topic: [
    { do: 'topic', id: 'free' },
    { do: 'topic', id: 'nothing' },
    { do: 'topic', id: 'own-999' },
    { do: 'topic', id: 'free', question: 999 },
  ],
  setting: {
    ask: [{ do: 'setting', act: 'ask', name: 'digest' }],
    return: [{ do: 'setting', act: 'return', name: 'support_email' }],
  },
  figures: [{ do: 'figures', day: '2030-09-01', registered: 48, of: 60 }],
  digest_wish: [
    { do: 'digest_wish', minute: 420 },
    { do: 'digest_wish', days: 'weekly', detail: 'short' },
    { do: 'digest_wish', inChat: true },
  ],
  not_it: [{ do: 'not_it', question: 999 }],
  unanswered: {
    show: [{ do: 'unanswered', act: 'show', id: 1, upTo: 1 }],
    topics: [{ do: 'unanswered', act: 'topics', id: 1, upTo: 1, from: 9999 }],
    teach: [
      { do: 'unanswered', act: 'teach', id: 1, upTo: 1, topic: 'free' },
      { do: 'unanswered', act: 'teach', id: 1, upTo: 999, topic: '__proto__' },
    ],
    write: [{ do: 'unanswered', act: 'write', id: 1, upTo: 1 }],
    drop: [{ do: 'unanswered', act: 'drop', id: 1, upTo: 1 }],
  },
  untaught: [
    { do: 'untaught', from: 1, to: 999_999 },
    { do: 'untaught', from: 9, to: 1 },
  ],
  own_answer: {
    show: [{ do: 'own_answer', act: 'show', id: 1 }],
    change: [{ do: 'own_answer', act: 'change', id: 1 }],
    remove: [{ do: 'own_answer', act: 'remove', id: 1 }],
    restore: [{ do: 'own_answer', act: 'restore', id: 1 }],
  },
  keep_answer: {
    show: [{ do: 'keep_answer', act: 'show', inquiry: 1 }],
    add: [{ do: 'keep_answer', act: 'add', inquiry: 1 }],
    write: [{ do: 'keep_answer', act: 'write', inquiry: 999 }],
  },
  ticket: [
    { do: 'ticket', id: 1 },
    { do: 'ticket', id: 999 },
  ],
  trouble: [
    { do: 'trouble', node: 'start' },
    { do: 'trouble', node: '__proto__', helped: true },
    { do: 'trouble', node: 'nothing', helped: false },
  ],
  quiz: [
    { do: 'quiz', at: 0 },
    { do: 'quiz', at: 999, answer: 999 },
  ],
  vendor_letter: [
    { do: 'vendor_letter', about: 'application' },
    { do: 'vendor_letter', about: 'admin_rights' },
    { do: 'vendor_letter', about: 'move' },
  ],
  vendor_case: {
    show: [
      { do: 'vendor_case', act: 'show', id: 1 },
      { do: 'vendor_case', act: 'show', id: 999 },
    ],
    letter: [{ do: 'vendor_case', act: 'letter', id: 1 }],
    sent: [{ do: 'vendor_case', act: 'sent', id: 1 }],
    answered: [{ do: 'vendor_case', act: 'answered', id: 1 }],
    solved: [
      { do: 'vendor_case', act: 'solved', id: 1 },
      { do: 'vendor_case', act: 'solved', id: 999 },
    ],
    ask_withdraw: [{ do: 'vendor_case', act: 'ask_withdraw', id: 1 }],
    withdrawn: [
      { do: 'vendor_case', act: 'withdrawn', id: 1, note: 'mistake' },
      { do: 'vendor_case', act: 'withdrawn', id: 1 },
    ],
  },
  inquiry: {
    answer: [
      { do: 'inquiry', act: 'answer', id: 1 },
      { do: 'inquiry', act: 'answer', id: 999 },
    ],
    close: [
      { do: 'inquiry', act: 'close', id: 1 },
      { do: 'inquiry', act: 'close', id: 2 },
    ],
    helped: [
      { do: 'inquiry', act: 'helped', id: 2 },
      { do: 'inquiry', act: 'helped', id: 999 },
    ],
    not_helped: [{ do: 'inquiry', act: 'not_helped', id: 2 }],
    more: [
      { do: 'inquiry', act: 'more', id: 1 },
      { do: 'inquiry', act: 'more', id: 2 },
    ],
    withdraw: [{ do: 'inquiry', act: 'withdraw', id: 1 }],
  },
  order_change: {
    confirm: [
      { do: 'order_change', act: 'confirm', mark: CHANGE },
      { do: 'order_change', act: 'confirm', mark: 0 },
    ],
    whom: [{ do: 'order_change', act: 'whom', mark: CHANGE }],
  },
  control: {
    show: [
      { do: 'control', act: 'show', clause: 'first/order/1' },
      { do: 'control', act: 'show', clause: '__proto__', page: 999 },
    ],
    dates: [{ do: 'control', act: 'dates', clause: 'first/order/1' }],
    until: [{ do: 'control', act: 'until', clause: 'first/order/1', until: '2030-09-27' }],
    extend: [
      { do: 'control', act: 'extend', clause: 'first/order/1', until: '2030-09-27', mark: 0 },
      { do: 'control', act: 'extend', clause: 'first/order/1' },
    ],
    ask: [{ do: 'control', act: 'ask', clause: 'first/order/1' }],
    asked: [{ do: 'control', act: 'asked', clause: 'first/order/1', mark: 0 }],
  },
  explain: [
    { do: 'explain', id: 1 },
    { do: 'explain', id: 999 },
  ],
  answer: [
    { do: 'answer', is: 'done', duty: 'first/class-chat' },
    { do: 'answer', is: 'remind_tomorrow', duty: 'nothing/at-all' },
    { do: 'answer', is: 'not_mine', duty: 'first/pupil' },
  ],
  extend: [
    { do: 'extend', duty: 'first/class-chat' },
    { do: 'extend', duty: 'nothing/at-all' },
  ],
  extension: {
    grant: [
      { do: 'extension', act: 'grant', id: 1 },
      { do: 'extension', act: 'grant', id: 999 },
    ],
    refuse: [{ do: 'extension', act: 'refuse', id: 1 }],
    withdraw: [
      { do: 'extension', act: 'withdraw', id: 1 },
      { do: 'extension', act: 'withdraw', id: 999 },
    ],
  },
  roster: {
    apply: [
      { do: 'roster', act: 'apply', id: 1 },
      { do: 'roster', act: 'apply', id: 2 },
    ],
    drop: [{ do: 'roster', act: 'drop', id: 2 }],
    undo: [{ do: 'roster', act: 'undo', id: 1 }],
  },
  people: [{ do: 'people' }, { do: 'people', about: 1 }, { do: 'people', from: 9999 }, { do: 'people', former: true }],
  staff: {
    card: [
      { do: 'staff', act: 'card', staff: 2 },
      { do: 'staff', act: 'card', staff: 5 },
    ],
    ask_dismiss: [{ do: 'staff', act: 'ask_dismiss', staff: 2 }],
    dismiss: [{ do: 'staff', act: 'dismiss', staff: 2 }],
    ask_class: [{ do: 'staff', act: 'ask_class', staff: 2, value: '7' }],
    class: [
      { do: 'staff', act: 'class', staff: 1, value: '6А' },
      { do: 'staff', act: 'class', staff: 1, value: '-' },
    ],
    ask_leave: [{ do: 'staff', act: 'ask_leave', staff: 2 }],
    leave: [{ do: 'staff', act: 'leave', staff: 2, value: '1' }],
    return: [{ do: 'staff', act: 'return', staff: 3 }],
    ask_post: [{ do: 'staff', act: 'ask_post', staff: 1 }],
    ask_name: [{ do: 'staff', act: 'ask_name', staff: 1 }],
    rejoin: [{ do: 'staff', act: 'rejoin', staff: 5 }],
    history: [
      { do: 'staff', act: 'history', staff: 1 },
      { do: 'staff', act: 'history', staff: 5 },
    ],
  },
  rights: {
    show: [{ do: 'rights', act: 'show', staff: 1 }],
    appoint: [{ do: 'rights', act: 'appoint', staff: 1 }],
    ask_office: [{ do: 'rights', act: 'ask_office', staff: 1, office: OFFICE }],
    office: [
      { do: 'rights', act: 'office', staff: 1, office: OFFICE },
      { do: 'rights', act: 'office', staff: 1, office: 'administrator' },
      { do: 'rights', act: 'office', staff: 1, office: '__proto__' },
    ],
  },
  administrator: {
    ask: [{ do: 'administrator', act: 'ask', user: ADMINISTRATOR }],
    dismiss: [{ do: 'administrator', act: 'dismiss', user: ADMINISTRATOR }],
  },
  code: {
    issue: [{ do: 'code', act: 'issue', staff: 1 }],
    new: [{ do: 'code', act: 'new', staff: 2 }],
    revoke: [{ do: 'code', act: 'revoke', staff: 2 }],
  },
  codes: {
    ask: [{ do: 'codes', act: 'ask', range: 'all', mark: 1 }],
    issue: [{ do: 'codes', act: 'issue', range: 'all', mark: 1 }],
    drop: [{ do: 'codes', act: 'drop', range: 'new', mark: 1 }],
  },
  not_me: [
    { do: 'not_me', code: 1 },
    { do: 'not_me', code: 999 },
  ],
  person: [
    { do: 'person', staff: 2 },
    { do: 'person', staff: 2, page: 99 },
  ],
  mark: {
    choose: [mark('choose')],
    paper: [mark('paper')],
    phone: [mark('phone')],
    platform: [mark('platform')],
    confirm: [{ ...mark('confirm'), staff: 1, subject: 'staff:1' }],
    return: [{ ...mark('return'), staff: 1, subject: 'staff:1' }],
    reopen: [mark('reopen')],
    why_not: [mark('why_not')],
    not_needed: [mark('not_needed')],
    impossible: [mark('impossible')],
  },
  queue: {
    show: [{ do: 'queue', act: 'show', of: 'registration' }],
    all: [
      { do: 'queue', act: 'all', of: 'registration', mark: MARK },
      { do: 'queue', act: 'all', of: 'registration', mark: MARK, from: 9999 },
      { do: 'queue', act: 'all', of: 'teacher_status' },
    ],
  },
  approvals: {
    show: [{ do: 'approvals', act: 'show' }],
    all: [
      { do: 'approvals', act: 'all' },
      { do: 'approvals', act: 'all', mark: 1 },
    ],
  },
  read: [
    { do: 'read', document: 'first/order', version: 999 },
    { do: 'read', document: 'nothing', version: 1 },
  ],
  signed: {
    show: [{ do: 'signed', act: 'show', staff: 2 }],
    mark: [
      { do: 'signed', act: 'mark', staff: 2, document: 'first/order', version: 1 },
      { do: 'signed', act: 'mark', staff: 1, document: 'first/regulation', version: 1 },
    ],
    undo: [{ do: 'signed', act: 'undo', staff: 3, document: 'first/order', version: 1 }],
  },
  drop_claim: [{ do: 'drop_claim' }],
  take_back: [
    { do: 'take_back', duty: 'first/registration', subject: 'staff:2' },
    { do: 'take_back', duty: 'first/class-chat', subject: 'class:7А' },
  ],
  drop_role: [
    { do: 'drop_role', role: 'parent', class: '11А' },
    { do: 'drop_role', role: 'pupil', class: '7Б' },
  ],
  statement: [
    { do: 'statement', order: 'first' },
    { do: 'statement', order: '__proto__' },
  ],
  done: [
    { do: 'done', duty: 'first/registration-of-others', subject: 'staff:2' },
    { do: 'done', duty: 'first/lessons', subject: 'staff:2' },
    { do: 'done', duty: 'first/class-chat', subject: 'class:7Б' },
    { do: 'done', duty: 'first/pupil', subject: 'staff:1' },
  ],
};

function mark<Act extends PayloadOf<'mark'>['act']>(act: Act): PayloadOf<'mark'> & { readonly act: Act } {
  return { do: 'mark', act, staff: 2, duty: 'first/registration', subject: 'staff:2' };
}

const ALL: readonly ButtonPayload[] = Object.values<object>(FORGED).flatMap(
  (examples) => (Array.isArray(examples) ? examples : Object.values(examples).flat()) as ButtonPayload[],
);

/** Words by which people act for themselves alone; every other command, a new one as well, changes nothing by these people. */
const FOR_ONESELF: ReadonlySet<CommandName> = new Set([
  'start',
  'agree',
  'add_role',
  'registered',
  'done',
  'remind_tomorrow',
  'need_help',
  'not_mine',
  'fewer_reminders',
  'usual_reminders',
  'forget_yes',
]);

let house: House;
beforeAll(async () => {
  house = await House.open(SCHOOL);
  const { now } = house;
  await house.stored(async (stores) => {
    for (const [user, role] of [
      [PARENT, 'parent'],
      [PUPIL, 'pupil'],
    ] as const) {
      await stores.accounts.consent(user, 1, now);
      await stores.accounts.addRole(user, role, label('6А'));
    }
    await stores.accounts.consent(TEACHER, 1, now);
    await stores.accounts.addRole(TEACHER, 'subject_teacher', null);
    await stores.staff.link(staffId(1), TEACHER, now);
    await stores.staff.setStatus(staffId(3), 'on_leave', staffId(4), now);
    await stores.staff.setStatus(staffId(5), 'left', null, now);
    await stores.orderSnapshots.keep(CONFIRMED, null, now);
    const chat = { kind: 'class', classLabel: label('6А'), subject: 'class:6А', title: 'Там', key: KEY } as const;
    await stores.extensions.add(MORE_TIME, now);
    await stores.explanations.ask(MORE_TIME, MORE_TIME.askedBy, day('2030-09-03'));
    await stores.declarations.add({ ...chat, by: ADMINISTRATOR, staff: null }, now);
  });
  await house.says(TEACHER, 'Я зарегистрирована');
  await house.says(WAITS, 'Начать');
  await house.presses(WAITS, 'Согласен');
  await house.says(WAITS, 'учитель');
  await house.says(WAITS, 'Соколова Ирина Львовна');
  await house.presses(WAITS, 'Да');
  await house.presses(WAITS, 'Да');
  await house.says(TEACHER, 'Нужна помощь');
  for (const words of ['Когда откроют чат?', 'Где взять ссылку?']) {
    await house.says(WAITS, 'Спросить администратора');
    await house.says(WAITS, words);
  }
  await house.presses(ADMINISTRATOR, 'Ответить');
  await house.says(ADMINISTRATOR, 'У классного руководителя.');
  await house.forges(ADMINISTRATOR, { do: 'signed', act: 'mark', staff: 3, document: 'first/order', version: 1 });
  await house.forges(ADMINISTRATOR, { do: 'code', act: 'issue', staff: 2 });
  await house.forges(ADMINISTRATOR, { do: 'vendor_letter', about: 'application' });
  await house.forges(ADMINISTRATOR, { do: 'vendor_case', act: 'sent', id: 1 });
  await house.happens({ kind: 'bot_added', peer: CHAT, by: TEACHER });
  await house.happens({ kind: 'chat_described', peer: CHAT, title: '7А', greet: true });
  await house.stored(async ({ chats }) => {
    await chats.seen(OWN_CHAT, null, now);
    await chats.confirm(OWN_CHAT, { kind: 'class', classLabel: label('6А'), isExtra: false }, ADMINISTRATOR, now);
    await chats.setOverhears(OWN_CHAT, true);
  });
  await house.stored(({ settings }) =>
    settings.set({ name: 'support_email', value: 'other@platform.example' }, ADMINISTRATOR, now),
  );
  const [first, ...others] = ROSTER;
  for (const entries of [[first, ...others], others]) {
    const lines = entries.flatMap((entry, index) => (entry ? [{ row: index + 2, entry, note: 'из файла' }] : []));
    await house.happens({ kind: 'roster_read', user: ADMINISTRATOR, file: { kind: 'read', lines, doubtful: [] } });
    if (entries.length === ROSTER.length) await house.presses(ADMINISTRATOR, 'Применить');
  }
});
afterAll(() => house.close());

/** The register and everything around it that a button could touch. */
const picture = () =>
  house.stored(async (stores) => ({
    staff: [...(await stores.staff.all()), ...(await stores.staff.left())],
    assignments: await stores.assignments.all(),
    history: await stores.assignments.history({ duty: dutyId('first', 'registration'), subject: 'staff:1' }),
    requests: await stores.requests.waiting(),
    tickets: await stores.tickets.listOpen(),
    inquiries: [await stores.inquiries.find(1), await stores.inquiries.find(2), await stores.inquiries.find(3)],
    extensions: await stores.extensions.waiting(),
    explanations: await stores.explanations.untold(),
    letters: await stores.vendorCases.all(),
    figures: await stores.platformFigures.all(),
    settings: await stores.settings.all(),
    chats: await stores.chats.all(),
    declared: await stores.declarations.standing(),
    jobs: await stores.jobs.next(0),
    administrators: await stores.administrators.all(),
    offices: [...(await stores.offices.all())],
    codes: [await stores.personalCodes.valid(house.now), await stores.personalCodes.last()],
    imports: [await stores.rosterImports.waiting(2), await stores.rosterImports.undoable(house.now)],
    read: await Promise.all(ROSTER.map((_, index) => stores.acknowledgements.of(staffId(index + 1)))),
    order: [await stores.orderSnapshots.all(), await stores.orderNews.waiting()],
    journal: await Promise.all(
      ['staff:1', 'staff:2', 'staff:5', 'class:7Б', 'administrator', 'vendor:1'].map((about) =>
        stores.journal.about(about),
      ),
    ),
    accounts: await Promise.all(PEOPLE.map(([, user]) => stores.accounts.find(user))),
  }));

const PEOPLE: readonly (readonly [string, UserId])[] = [
  ['a stranger', STRANGER],
  ['a parent', PARENT],
  ['a pupil', PUPIL],
  ['a plain teacher', TEACHER],
];
const NAMES_OF_OTHERS = /Соколов|Двойнов/u;

test('the world has something of everything to be harmed', async () => {
  const world = await picture();
  expect(world.requests).toHaveLength(1);
  expect(world.tickets).toHaveLength(1);
  expect(world.inquiries).toMatchObject([{ status: 'open' }, { status: 'answered' }, null]);
  expect(world.extensions).toHaveLength(1);
  expect(world.explanations).toHaveLength(1);
  expect(world.letters).toMatchObject([{ kind: 'application', state: 'sent' }]);
  expect(world.chats).toMatchObject([{ state: 'seen' }, { state: 'confirmed', overhears: true }]);
  expect(world.codes).toMatchObject([{ length: 1 }, 1]);
  expect(world.imports.every((one) => one !== null)).toBe(true);
  expect(world.assignments).not.toEqual([]);
  await house.forges(ADMINISTRATOR, { do: 'queue', act: 'show', of: 'registration' });
  const shown = house.keyboards(ADMINISTRATOR).at(-1)?.rows.flat();
  expect(shown?.map(({ payload }) => payload)).toEqual([{ do: 'queue', act: 'all', of: 'registration', mark: MARK }]);
  await house.forges(ADMINISTRATOR, { do: 'open', what: 'order_changes' });
  const confirm = house.keyboards(ADMINISTRATOR).at(-1)?.rows.flat()[0];
  expect(confirm?.payload).toEqual({ do: 'order_change', act: 'confirm', mark: CHANGE });
  expect(ALL.every((payload) => parsePayload(payload).kind === 'button')).toBe(true);
});

describe.each(PEOPLE)('%s', (_who, user) => {
  /** As it is while nothing has been harmed: looked at again after every act. */
  let before: Awaited<ReturnType<typeof picture>>;
  beforeAll(async () => {
    before = await picture();
  });

  test.each(ALL.map((payload) => [JSON.stringify(payload), payload] as const))(
    'forges %s: an answer, nobody’s name, and nothing is changed',
    async (_text, payload) => {
      const answers = await house.forges(user, payload);
      expect(answers.length).toBeGreaterThan(0);
      expect(answers.join('\n')).not.toMatch(NAMES_OF_OTHERS);
      expect(await picture()).toEqual(before);
    },
  );

  test('presses each of them in the chat of a class: nothing is changed, and the chat hears no name', async () => {
    const heard = house.heardIn(CHAT).length;
    for (const payload of ALL) {
      const answerId = `${user} ${JSON.stringify(payload)}`;
      await house.happens({ kind: 'press', peer: CHAT, from: user, payload, answerId, cmid: 1 });
    }
    expect(house.heardIn(CHAT).slice(heard).join('\n')).not.toMatch(NAMES_OF_OTHERS);
    expect(await picture()).toEqual(before);
  });

  const commands = (Object.keys(WORDS) as CommandName[]).filter((name) => !FOR_ONESELF.has(name));
  test('opens every command by a forged button: nothing is changed and nobody is named', async () => {
    for (const what of commands) {
      const answers = await house.forges(user, { do: 'open', what });
      expect([what, answers.join('\n')]).not.toEqual([what, expect.stringMatching(NAMES_OF_OTHERS)]);
    }
    expect(await picture()).toEqual(before);
  });
});

test('garbage and huge values are an old button to everybody, and the bot goes on', async () => {
  const keys = fc.constantFrom(
    'do',
    'act',
    'staff',
    'what',
    'duty',
    'subject',
    'id',
    'value',
    '__proto__',
    'constructor',
  );
  const values = fc.oneof(
    fc.constantFrom<unknown>(
      ...Object.keys(FORGED),
      'dismiss',
      'staff:1',
      'x'.repeat(5_000),
      1e308,
      -1,
      0,
      2 ** 53,
      null,
    ),
    fc.string(),
    fc.double(),
    fc.object({ maxDepth: 2 }),
  );
  const payload = fc.oneof(fc.dictionary(keys, values), values, fc.array(values, { maxLength: 3 }));
  const before = await picture();
  await fc.assert(
    fc.asyncProperty(payload, fc.constantFrom(...PEOPLE.map(([, user]) => user), ADMINISTRATOR), async (raw, user) => {
      if (parsePayload(raw).kind === 'button') return;
      await house.forges(user, raw);
    }),
    { numRuns: 150 },
  );
  expect(await picture()).toEqual(before);
});

test('numbers at the edge of what a payload may hold find nobody and break nothing', async () => {
  const before = await picture();
  const edge = Number.MAX_SAFE_INTEGER;
  for (const payload of [
    { do: 'staff', act: 'dismiss', staff: edge },
    { do: 'staff', act: 'leave', staff: 1, value: '9'.repeat(10) },
    { do: 'staff', act: 'class', staff: edge, value: '7Б' },
    { do: 'staff', act: 'rejoin', staff: edge },
    { do: 'staff', act: 'history', staff: edge },
    { do: 'signed', act: 'mark', staff: edge, document: 'd'.repeat(80), version: edge },
    { do: 'person', staff: edge, page: 99 },
    { do: 'people', about: edge, from: 9999 },
    { do: 'people', former: true, from: 9999 },
    { do: 'mark', act: 'paper', staff: edge, duty: 'd'.repeat(80), subject: 's'.repeat(40) },
    { do: 'rights', act: 'appoint', staff: edge },
    { do: 'administrator', act: 'dismiss', user: edge },
    { do: 'code', act: 'issue', staff: edge },
    { do: 'decide', request: edge, yes: true, replace: true },
    { do: 'roster', act: 'apply', id: edge },
    { do: 'ticket', id: edge },
    { do: 'inquiry', act: 'answer', id: edge },
    { do: 'inquiry', act: 'withdraw', id: edge },
    { do: 'extension', act: 'grant', id: edge },
    { do: 'not_me', code: edge },
  ] satisfies ButtonPayload[]) {
    expect((await house.forges(ADMINISTRATOR, payload)).length).toBeGreaterThan(0);
  }
  expect(await picture()).toEqual(before);
});
