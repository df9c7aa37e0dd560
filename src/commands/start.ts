/** «Начать», consent, and the way into the dialogue about the role. */
import type { Actor } from '../domain/access';
import { address } from '../domain/names';
import { readWitnessRef, writeWitnessRef, type WitnessRef } from '../domain/witness';
import { isStaffRole } from '../domain/roles';
import { openDialogue } from '../messaging/dialogue';
import type { Keyboard } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { codeAfterConsent } from '../texts/codes';
import * as texts from '../texts/consent';
import { witnessAfterConsent } from '../texts/declarations';
import { alreadyLinked } from '../texts/onboarding';
import { notAllowed } from '../texts/refusals';
import { OFFERED_ROLES, type OfferedRole } from '../texts/roles';
import { yesOrNo } from '../texts/yesNo';
import type { SchoolContext } from '../usecases/context';
import { ownRow } from '../usecases/findOnRoster';
import {
  askedAbout,
  CONSENT_VERSION,
  giveConsent,
  hasCurrentConsent,
  hasJustBeenAsked,
  type CameWith,
} from '../usecases/giveConsent';
import { identify } from '../usecases/identify';
import { isWaiting } from '../usecases/listRequests';
import { schoolNow } from '../usecases/officersNow';
import type { Command, Commands } from './command';
import { onWitnessLink } from './declarations';
import { isSomeone, menuBeforeConsent, menuFor, menuWithRoles } from './menu';
import { useCode, type GivenCode } from './personalCode';
import { JOINING } from './sceneNames';
import { readWords } from './words';

/** How many of the bot's messages back the question about consent still stands in front of a person. */
const STILL_SEEN = 3;

/** A code as one of the question's buttons carries it. */
const oneCode = (code: string): GivenCode => ({ readings: [code], aside: false });

type ConsentPayload = Extract<ButtonPayload, { do: 'consent' }>;

/** The commands by which a person comes in. */
export function createStartCommands(
  context: SchoolContext,
): Pick<Commands, 'start' | 'agree' | 'disagree' | 'add_role'> {
  const start: Command = async (turn, actor) => {
    if (!(await hasCurrentConsent(turn, actor))) return askConsent(context, turn, actor);
    if (!hasRole(actor)) return join(turn);
    await welcome(context, turn, actor);
  };

  const addRole: Command = async (turn, actor) => {
    const role = roleSaid(turn);
    if (!(await hasCurrentConsent(turn, actor))) return askConsent(context, turn, actor, role === null ? {} : { role });
    await (role === null ? join(turn) : joinAs(turn, actor, role));
  };

  const agree: Command = async (turn, actor) => {
    const hasRead =
      (await hasCurrentConsent(turn, actor)) ||
      (await hasJustBeenAsked(turn, actor, texts.greeting(await schoolNow(context, turn)), STILL_SEEN));
    return hasRead ? agreeInWords(context, turn, actor) : askConsent(context, turn, actor);
  };

  const disagree: Command = (turn, actor) => onConsent(context, turn, actor, DECLINES);

  return { start, agree, disagree, add_role: addRole };
}

/** «Да» or «нет» while the question about consent is the last thing said; false when the text is no answer to it. */
export async function onConsentInWords(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  text: string,
): Promise<boolean> {
  const yes = actor.consented ? null : yesOrNo(text);
  if (yes === null || !(await hasJustBeenAsked(turn, actor, texts.greeting(await schoolNow(context, turn)), 1)))
    return false;
  await (yes ? agreeInWords(context, turn, actor) : onConsent(context, turn, actor, DECLINES));
  return true;
}

const DECLINES: ConsentPayload = { do: 'consent', version: CONSENT_VERSION, yes: false };

/** Words do not say what the person came with: the question they answer does. */
async function agreeInWords(context: SchoolContext, turn: Turn, actor: Actor): Promise<void> {
  const cameWith = await askedAbout(turn, actor, STILL_SEEN);
  await onConsent(context, turn, actor, { do: 'consent', version: CONSENT_VERSION, yes: true, ...cameWith });
}

/** A person gives a code, typed or by a link; false when they are no further by it and may go on otherwise. */
export async function onGivenCode(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  given: GivenCode,
): Promise<boolean> {
  if (await hasCurrentConsent(turn, actor)) return useCode(context, turn, actor, given);
  // the question stands; VK may send a link's code with one message after another
  if (given.aside && (await hasJustBeenAsked(turn, actor, texts.greeting(await schoolNow(context, turn)), STILL_SEEN)))
    return false;
  const [code] = given.readings;
  await askConsent(context, turn, actor, code === undefined ? {} : { code });
  return true;
}

/** The link of a declared chat was opened; false when the person has yet to say who they are. */
export async function onWitnessInvited(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  ref: WitnessRef,
): Promise<boolean> {
  if (await hasCurrentConsent(turn, actor)) return onWitnessLink(turn, actor, ref);
  await askConsent(context, turn, actor, { code: writeWitnessRef(ref) });
  return true;
}

/** An answer to the question about consent. Nothing is stored unless it is yes. */
export async function onConsent(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  payload: ConsentPayload,
): Promise<void> {
  if (!payload.yes) {
    const text = actor.consented ? texts.consentStands() : texts.consentDeclined();
    return turn.reply({ text, keyboard: menuFor(actor) });
  }
  const given = await giveConsent(turn, actor, payload.version);
  if (given.kind === 'forbidden') return turn.reply({ text: notAllowed(), keyboard: menuFor(actor) });
  if (given.kind === 'outdated') {
    await turn.reply({ text: texts.consentChanged() });
    return askConsent(context, turn, actor, cameWith(payload));
  }
  if (payload.code !== undefined && (await goesOn(context, turn, actor, payload.code))) return;
  const known = await identify(context, turn, actor.user);
  const role = OFFERED_ROLES.find((one) => one === payload.role);
  if (hasRole(known) && role === undefined) return welcome(context, turn, known);
  if (!given.before) await turn.reply({ text: texts.consentGiven() });
  await (role === undefined ? join(turn) : joinAs(turn, known, role));
}

function cameWith({ code, role }: ConsentPayload): CameWith {
  return { ...(code !== undefined && { code }), ...(role !== undefined && { role }) };
}

/** What the person came with is used now; false when they go on like everybody else. */
async function goesOn(context: SchoolContext, turn: Turn, actor: Actor, code: string): Promise<boolean> {
  const ref = readWitnessRef(code);
  if (ref) return onWitnessLink(turn, await identify(context, turn, actor.user), ref);
  return useCode(context, turn, { ...actor, consented: true }, oneCode(code));
}

async function askConsent(context: SchoolContext, turn: Turn, actor: Actor, came: CameWith = {}): Promise<void> {
  if (actor.roles.has('administrator')) await turn.reply(await menuBeforeConsent(turn, actor));
  const button = (yes: boolean): Keyboard['rows'][number][number] => ({
    label: yes ? texts.CONSENT_LABELS.yes : texts.CONSENT_LABELS.no,
    payload: { do: 'consent', version: CONSENT_VERSION, yes, ...(yes && came) },
    color: yes ? 'positive' : 'secondary',
  });
  if (came.code !== undefined) {
    await turn.reply({ text: readWitnessRef(came.code) ? witnessAfterConsent() : codeAfterConsent() });
  }
  await turn.reply({
    text: texts.greeting(await schoolNow(context, turn)),
    keyboard: { inline: true, rows: [[button(true), button(false)]] },
  });
}

async function welcome(context: SchoolContext, turn: Turn, actor: Actor): Promise<void> {
  const staff = await ownRow(turn, actor);
  const waiting = await isWaiting(turn, actor);
  const next = waiting ? texts.welcomeNext.waiting : texts.welcomeNext.menu;
  const text = texts.welcomeBack(staff ? address(staff) : null, context.school, next);
  await turn.reply({ text, keyboard: menuWithRoles(actor) });
}

/** Whether the person said who they are; an administrator by configuration need not have. */
function hasRole(actor: Actor): boolean {
  return isSomeone({ ...actor, roles: new Set([...actor.roles].filter((role) => role !== 'administrator')) });
}

/** Opens the dialogue from its beginning, whatever was in progress. */
const join = (turn: Turn): Promise<void> => openDialogue(turn, JOINING);

/** Opens it after its first question, which the person has answered already. */
async function joinAs(turn: Turn, actor: Actor, role: OfferedRole): Promise<void> {
  const staff = isStaffRole(role) ? await ownRow(turn, actor) : null;
  if (staff) return turn.reply({ text: alreadyLinked(staff), keyboard: menuFor(actor) });
  return openDialogue(turn, JOINING, OFFERED_ROLES.indexOf(role));
}

/** The role that the message names, and nothing else; «Добавить роль» names none. */
function roleSaid(turn: Turn): OfferedRole | null {
  return turn.event.kind === 'message' ? readWords(turn.event.text).role : null;
}
