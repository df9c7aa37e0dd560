/** A person comes with a personal code: what it did, and «Это не я»; a code in a group chat. */
import type { Actor } from '../domain/access';
import { privatePeer, type StaffId } from '../domain/ids';
import type { School } from '../domain/school';
import { toLocal } from '../domain/zone';
import type { Button, Keyboard } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import * as texts from '../texts/codes';
import { needsConsent } from '../texts/consent';
import { timeText } from '../texts/dates';
import { requestStands } from '../texts/requests';
import { POSITION_OF_ROLE } from '../texts/roles';
import { administratorsOf } from '../usecases/administrators';
import type { SchoolContext } from '../usecases/context';
import { identify } from '../usecases/identify';
import { schoolNow } from '../usecases/officersNow';
import { redeemCode, type CodeAttempt, type CodeRedeemed } from '../usecases/redeemCode';
import { exposeCode, undoCode } from '../usecases/undoCode';
import { dutyMessages } from './dutyMessages';
import { menuFor } from './menu';
import { sendRequest } from './requests';

/** A code as it came. */
export type GivenCode = Omit<CodeAttempt, 'positions'>;

/** Uses a code of a person who consented; false when they are no further by it and may go on otherwise. */
export async function useCode(context: SchoolContext, turn: Turn, actor: Actor, given: GivenCode): Promise<boolean> {
  const redeemed = await redeemCode(context, turn, actor, { ...given, positions: POSITION_OF_ROLE });
  const known = await identify(context, turn, actor.user);
  switch (redeemed.kind) {
    case 'again':
      return false;
    case 'linked': {
      await turn.reply({ text: texts.linkedByCode(redeemed.staff, redeemed.registered), keyboard: menuFor(known) });
      await turn.reply({ text: texts.notYou(), keyboard: notMe(redeemed.code) });
      for (const message of await dutyMessages(context, turn, known)) await turn.reply(message);
      return true;
    }
    case 'second_account':
      await turn.reply({ text: texts.secondAccount(), keyboard: menuFor(known) });
      await sendRequest(context, turn, redeemed.request);
      return true;
    case 'other_person':
      await turn.reply({ text: texts.otherPersonsCode(redeemed.self), keyboard: menuFor(known) });
      await tellAdministrators(context, turn, texts.codeInOtherHands(redeemed.self, redeemed.staff), redeemed.staff.id);
      return true;
    default:
      // a dialogue goes on with its own buttons
      await turn.reply({
        text: refusal(await schoolNow(context, turn), redeemed),
        ...(turn.scene.current ? {} : { keyboard: menuFor(known) }),
      });
      return redeemed.kind === 'yours' || redeemed.kind === 'waits';
  }
}

type Refused = Exclude<CodeRedeemed, { kind: 'again' | 'linked' | 'second_account' | 'other_person' }>;

function refusal(school: School, redeemed: Refused): string {
  switch (redeemed.kind) {
    case 'forbidden':
      return needsConsent();
    case 'yours':
      return texts.alreadyYours(redeemed.staff);
    case 'waits':
      return requestStands();
    case 'wrong':
      return texts.wrongCode(redeemed.left);
    case 'dead':
      return texts.deadCode(redeemed.why, school);
    case 'paused': {
      const { minute } = toLocal(redeemed.until, school.timeZone);
      return texts.codesPaused(timeText(minute), redeemed.isNew, school);
    }
  }
}

/** «Это не я». */
export async function onNotMe(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { code }: Extract<ButtonPayload, { do: 'not_me' }>,
): Promise<void> {
  const undone = await undoCode(context, turn, actor, code);
  const keyboard = menuFor(await identify(context, turn, actor.user));
  switch (undone.kind) {
    case 'nothing':
      return turn.reply({ text: texts.nothingToUndo(), keyboard });
    case 'too_late':
      return turn.reply({ text: texts.undoTooLate(await schoolNow(context, turn)), keyboard });
    case 'undone': {
      await turn.reply({ text: texts.undone(), keyboard });
      const { staff } = undone;
      return tellAdministrators(context, turn, texts.codeNotTheirs(staff, `vk.com/id${actor.user}`), staff.id);
    }
  }
}

/** A code written to the bot in a group chat: nobody's name is told there, and the code is worth nothing from now on. */
export async function onCodeInChat(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  readings: readonly string[],
): Promise<void> {
  const staff = await exposeCode(turn, actor, readings);
  await turn.reply({ text: texts.codeNotHere(context.privateChat) });
  if (staff) await tellAdministrators(context, turn, texts.codeShownInChat(staff), staff.id);
}

async function tellAdministrators(context: SchoolContext, turn: Turn, text: string, staff: StaffId): Promise<void> {
  const issue: Button = { label: texts.CODE_LABELS.issue, payload: { do: 'code', act: 'issue', staff } };
  for (const administrator of await administratorsOf(context, turn)) {
    await turn.send(privatePeer(administrator), { text, keyboard: { inline: true, rows: [[issue]] } });
  }
}

function notMe(code: number): Keyboard {
  return { inline: true, rows: [[{ label: texts.CODE_LABELS.notMe, payload: { do: 'not_me', code } }]] };
}
