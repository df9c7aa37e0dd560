/** «Запросы»: what waits for the administrator, and the answer to it. */
import { may, type Actor } from '../domain/access';
import { privatePeer } from '../domain/ids';
import { toLocal } from '../domain/zone';
import type { Button, Keyboard } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { showAllLabel } from '../texts/approvals';
import { dayText } from '../texts/dates';
import { notAllowed } from '../texts/refusals';
import * as texts from '../texts/requests';
import { POSITION_OF_ROLE } from '../texts/roles';
import { administratorsOf } from '../usecases/administrators';
import { plainRequests } from '../usecases/approveInBulk';
import type { SchoolContext } from '../usecases/context';
import { decideRequest, type RequestDecided } from '../usecases/decideRequest';
import { identify } from '../usecases/identify';
import { schoolNow } from '../usecases/officersNow';
import { listRequests, pendingCount, withRow, type WaitingRequest } from '../usecases/listRequests';
import type { Command, Commands } from './command';
import { dutyMessages } from './dutyMessages';
import { remindOfChats } from './groupChats';
import { menuFor, openButton } from './menu';

const PAGE = 3;
/** Buttons of requests to choose from; VK allows six rows, one is for the way to the rest. */
const CHOICES = 5;

/** The commands about requests. */
export function createRequestCommands(context: SchoolContext): Pick<Commands, 'requests' | 'approve' | 'reject'> {
  const requests: Command = async (turn, actor, page) => {
    const list = await listRequests(turn, actor);
    if (list.kind === 'forbidden') return turn.reply({ text: notAllowed(), keyboard: menuFor(actor) });
    const pages = Math.ceil(list.requests.length / PAGE);
    if (pages === 0) return turn.reply({ text: texts.noRequests(), keyboard: menuFor(actor) });
    const shown = page < pages ? page : pages - 1;
    const onPage = list.requests.slice(shown * PAGE, (shown + 1) * PAGE);
    const decides = may(actor, 'requests.decide');
    const blocks = onPage.map((one) => texts.requestText(textOf(context, one)));
    await turn.reply({
      text: [texts.requestsHeading(list.requests.length, shown, pages), ...blocks].join('\n\n'),
      keyboard: {
        inline: true,
        rows: [
          ...(decides ? onPage.map((one) => decisionRow(one, list.requests.length > 1)) : []),
          ...turns(shown, pages),
          ...(decides ? await inBulkRow(turn, actor) : []),
        ],
      },
    });
  };

  const word =
    (yes: boolean): Command =>
    async (turn, actor) => {
      const list = await listRequests(turn, actor);
      if (list.kind === 'forbidden' || !may(actor, 'requests.decide')) {
        return turn.reply({ text: notAllowed(), keyboard: menuFor(actor) });
      }
      const stated = statedNumber(turn);
      const [only, ...others] = list.requests;
      if (stated !== null) return decide(context, turn, actor, { request: stated, yes });
      if (only === undefined) return turn.reply({ text: texts.noRequests(), keyboard: menuFor(actor) });
      if (others.length > 0) return askWhich(turn, list.requests, yes);
      return decide(context, turn, actor, { request: only.request.id, yes });
    };

  return { requests, approve: word(true), reject: word(false) };
}

/** A word alone does not say which of several requests is meant: each has its button. */
async function askWhich(turn: Turn, requests: readonly WaitingRequest[], yes: boolean): Promise<void> {
  const shown = requests.slice(0, CHOICES);
  const rows = shown.map((one) => decisionRow(one, true).slice(yes ? 0 : 1, yes ? 1 : 2));
  const named = shown.map(({ request, staff }) => ({ ...request, staff }));
  await turn.reply({
    text: texts.whichRequest(yes, named, requests.length),
    keyboard: { inline: true, rows: requests.length > CHOICES ? [...rows, [openButton('requests')]] : rows },
  });
}

/** A press of «Подтвердить» or «Отклонить» under a request. */
export function onDecide(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  payload: Extract<ButtonPayload, { do: 'decide' }>,
): Promise<void> {
  return decide(context, turn, actor, payload);
}

/** Tells every administrator about a new request, at once. */
export async function sendRequest(
  context: SchoolContext,
  turn: Turn,
  request: WaitingRequest['request'],
): Promise<void> {
  const waiting = await withRow(turn, request);
  for (const administrator of await administratorsOf(context, turn)) {
    await turn.send(privatePeer(administrator), {
      text: texts.newRequest(textOf(context, waiting)),
      keyboard: { inline: true, rows: [decisionRow(waiting, false)] },
    });
  }
}

/** Tells them that a request waits no more: its person took it back. */
export async function tellOfWithdrawn(context: SchoolContext, turn: Turn, request: number): Promise<void> {
  for (const administrator of await administratorsOf(context, turn)) {
    await turn.send(privatePeer(administrator), { text: texts.requestWithdrawn(request) });
  }
}

async function decide(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { request, yes, replace = false }: { readonly request: number; readonly yes: boolean; readonly replace?: boolean },
): Promise<void> {
  const decision = { request, yes, replace, positions: POSITION_OF_ROLE };
  const decided = await decideRequest(context, turn, actor, decision);
  if (decided.kind === 'approved' || decided.kind === 'rejected') await tellPerson(context, turn, decided);
  if (decided.kind === 'approved' && decided.former !== null) {
    const keyboard = menuFor(await identify(context, turn, decided.former));
    await turn.send(privatePeer(decided.former), {
      text: texts.profileReplaced(await schoolNow(context, turn)),
      keyboard,
    });
  }
  const keyboard: Keyboard =
    decided.kind === 'row_taken'
      ? { inline: true, rows: [decisionRow({ request: { id: request }, taken: true }, false)] }
      : menuFor(actor);
  await turn.reply({ text: decidedText(decided, await pendingCount(turn)), keyboard });
}

/** To the person: what was decided, and what is theirs to do now. */
export async function tellPerson(
  context: SchoolContext,
  turn: Turn,
  decided: Extract<RequestDecided, { kind: 'approved' | 'rejected' }>,
): Promise<void> {
  const { user, registered } = decided.request;
  const person = await identify(context, turn, user);
  const text =
    decided.kind === 'approved'
      ? texts.approvedForPerson(decided.staff, registered)
      : texts.rejectedForPerson(await schoolNow(context, turn));
  await turn.send(privatePeer(user), { text, keyboard: menuFor(person) });
  if (decided.kind !== 'approved') return;
  for (const message of await dutyMessages(context, turn, person)) await turn.send(privatePeer(user), message);
  await remindOfChats(context, turn, person);
}

function decidedText(decided: RequestDecided, waiting: number): string {
  switch (decided.kind) {
    case 'forbidden':
      return notAllowed();
    case 'not_found':
      return texts.requestNotFound();
    case 'already':
      return texts.alreadyDecided(decided.status);
    case 'row_left':
      return texts.rowLeft(decided.staff);
    case 'row_taken':
      return texts.rowTaken(decided.staff);
    case 'profile_taken':
      return texts.profileTaken(decided.staff);
    case 'no_name':
      return texts.nameTooShort();
    case 'approved':
      return texts.approvedForAdministrator(decided.staff, waiting);
    case 'rejected':
      return texts.rejectedForAdministrator(waiting);
  }
}

function textOf(context: SchoolContext, { request, staff, taken, similar }: WaitingRequest): texts.RequestText {
  return {
    ...request,
    staff,
    taken,
    similar,
    classText: request.classLabel,
    profile: `vk.com/id${request.user}`,
    day: dayText(toLocal(request.createdAt, context.school.timeZone).date),
  };
}

function decisionRow(
  { request: { id }, taken }: { readonly request: { readonly id: number }; readonly taken: boolean },
  numbered: boolean,
): readonly Button[] {
  const shown = numbered ? id : null;
  const yes: Button = taken
    ? { label: texts.replaceLabel(shown), payload: { do: 'decide', request: id, yes: true, replace: true } }
    : { label: texts.decisionLabel(true, shown), payload: { do: 'decide', request: id, yes: true }, color: 'positive' };
  const no: Button = { label: texts.decisionLabel(false, shown), payload: { do: 'decide', request: id, yes: false } };
  return [yes, { ...no, color: 'negative' }];
}

/** The way to confirm many at once; not worth a button for one. */
async function inBulkRow(turn: Turn, actor: Actor): Promise<Button[][]> {
  const approvals = await plainRequests(turn, actor);
  if (approvals.kind === 'forbidden' || approvals.total < 2) return [];
  return [[{ label: showAllLabel(approvals.total), payload: { do: 'approvals', act: 'show' } }]];
}

function turns(page: number, pages: number): Keyboard['rows'] {
  const to = (label: string, target: number): Button => ({
    label,
    payload: { do: 'open', what: 'requests', page: target },
  });
  const row = [
    ...(page > 0 ? [to(texts.PAGE_LABELS.earlier, page - 1)] : []),
    ...(page + 1 < pages ? [to(texts.PAGE_LABELS.later, page + 1)] : []),
  ];
  return row.length > 0 ? [row] : [];
}

/** The number in «Подтвердить №5». */
function statedNumber(turn: Turn): number | null {
  const found = turn.event.kind === 'message' ? /\d{1,9}/u.exec(turn.event.text) : null;
  return found ? Number(found[0]) : null;
}
