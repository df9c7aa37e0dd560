/** Chats the bot cannot enter: their card, the text for a witness, the witness's word, the end of a declaration. */
import { ownsChat, type Actor } from '../domain/access';
import { privatePeer, type UserId } from '../domain/ids';
import { writeWitnessRef, type WitnessRef } from '../domain/witness';
import { toLocal } from '../domain/zone';
import type { Button, Keyboard } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import type { Declaration } from '../store/declarationStore';
import { CHAT_LABELS, chatNotYours } from '../texts/chatRegister';
import { clausesText } from '../texts/clauses';
import { dayText } from '../texts/dates';
import * as texts from '../texts/declarations';
import { administratorsOf } from '../usecases/administrators';
import { dutiesOf, fulfilledByDeclared } from '../usecases/chatDuties';
import type { SchoolContext } from '../usecases/context';
import { declarable } from '../usecases/declareChat';
import { endDeclaration } from '../usecases/endDeclaration';
import { listChats } from '../usecases/listChats';
import { askWitness, witnessChat } from '../usecases/witnessChat';
import type { Commands } from './command';
import { isSomeone, menuFor } from './menu';
import { DECLARING } from './sceneNames';

/** The command that opens the dialogue. */
export function createDeclarationCommands(context: SchoolContext): Pick<Commands, 'declare_chat'> {
  return {
    async declare_chat(turn, actor) {
      const mayName = actor.roles.has('administrator') || declarable(context, actor).length > 0;
      if (!mayName) return turn.reply({ text: texts.onlyOwnersDeclare(), keyboard: menuFor(actor) });
      await turn.scene.leave({ silent: true });
      await turn.scene.enter(DECLARING);
    },
  };
}

/** What the owner posts in the chat. */
export function textForChat(context: SchoolContext, { id, key, title }: Declaration): string {
  const link = `${context.privateChat}?ref=${writeWitnessRef({ declaration: id, key })}`;
  return texts.textForChat(context.school, title, link);
}

/** A declared chat's card, the text for it, or its end. */
export async function onDeclaration(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  payload: Extract<ButtonPayload, { do: 'declaration' }>,
): Promise<void> {
  const list = await listChats(context, turn, actor);
  const found = list.kind === 'list' ? list.declared.find((one) => one.id === payload.id) : undefined;
  if (!found) return turn.reply({ text: texts.declarationGone(), keyboard: menuFor(actor) });
  const owns = ownsChat(actor, found, [found.by], dutiesOf(context));
  // the text has the key in it by which a second person confirms the chat
  if (!owns && payload.act !== 'show') return turn.reply({ text: chatNotYours() });
  switch (payload.act) {
    case 'show': {
      const since = dayText(toLocal(found.declaredAt, context.school.timeZone).date);
      const text = texts.card(found, found.title, found.state === 'witnessed', since);
      return turn.reply({ text, keyboard: cardButtons(actor, found, owns) });
    }
    case 'text':
      return turn.reply({ text: textForChat(context, found) });
    case 'why': {
      const rows = (Object.keys(texts.REASONS) as texts.Reason[]).map((reason): Button[] => [
        { label: texts.REASONS[reason], payload: { do: 'declaration', id: found.id, act: 'end', reason } },
      ]);
      return turn.reply({ text: texts.askWhy(), keyboard: { inline: true, rows } });
    }
    case 'end':
      return end(context, turn, actor, found, payload.reason);
  }
}

async function end(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  declaration: Declaration,
  why: texts.Reason | undefined,
): Promise<void> {
  const reason = why === undefined ? null : texts.REASONS[why];
  const ended = await endDeclaration(context, turn, actor, { id: declaration.id, reason });
  if (ended.kind !== 'ended') return turn.reply({ text: texts.declarationGone(), keyboard: menuFor(actor) });
  const { title, by } = ended.declaration;
  if (ended.as === 'withdrawn') return turn.reply({ text: texts.withdrawn(title), keyboard: menuFor(actor) });
  await turn.reply({ text: texts.refused(title), keyboard: menuFor(actor) });
  if (by !== null)
    await turn.send(privatePeer(by), { text: texts.yoursRefused(title, reason ?? texts.REASONS.no_such_chat) });
}

/** The link of a declared chat was opened: asks whether the person is in it; false when they have yet to say who they are. */
export async function onWitnessLink(turn: Turn, actor: Actor, ref: WitnessRef): Promise<boolean> {
  const asked = await askWitness(turn, actor, ref);
  const button = (yes: boolean): Button => ({
    label: yes ? texts.LABELS.yes : texts.LABELS.no,
    payload: { do: 'witness', id: ref.declaration, key: ref.key, yes },
    color: yes ? 'positive' : 'secondary',
  });
  if (asked.kind !== 'possible') {
    // whoever says who they are now comes back to the button, not to the link
    const keyboard = asked.kind === 'stranger' ? { keyboard: { inline: true, rows: [[button(true)]] } } : {};
    await turn.reply({ text: refusal(asked.kind), ...keyboard });
    return asked.kind === 'own' || (asked.kind === 'gone' && isSomeone(actor));
  }
  const { declaration } = asked;
  const keyboard: Keyboard = { inline: true, rows: [[button(true)], [button(false)]] };
  await turn.reply({ text: texts.askWitness(declaration, declaration.title), keyboard });
  return true;
}

/** «Да, я в этом чате»: the owner and the administrators hear of it. */
export async function onWitness(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { id, key, yes }: Extract<ButtonPayload, { do: 'witness' }>,
): Promise<void> {
  if (!yes) return turn.reply({ text: texts.witnessDeclined(), keyboard: menuFor(actor) });
  const result = await witnessChat(context, turn, actor, { declaration: id, key });
  if (result.kind !== 'witnessed') return turn.reply({ text: refusal(result.kind), keyboard: menuFor(actor) });
  const { declaration } = result;
  await turn.reply({ text: texts.witnessThanks(), keyboard: menuFor(actor) });
  const clauses = clausesText(fulfilledByDeclared(context, declaration).map(({ duty }) => duty.clause));
  if (declaration.by !== null) {
    await turn.send(privatePeer(declaration.by), { text: texts.witnessFound(declaration.title, clauses) });
  }
  for (const user of await administratorsOf(context, turn)) await tellAdministrator(turn, user, declaration);
}

async function tellAdministrator(turn: Turn, user: UserId, declaration: Declaration): Promise<void> {
  if (user === declaration.by) return;
  const refuse: Button = { label: texts.LABELS.refuse, payload: { do: 'declaration', id: declaration.id, act: 'why' } };
  const text = texts.tellWitnessed(declaration, declaration.title);
  await turn.send(privatePeer(user), { text, keyboard: { inline: true, rows: [[refuse]] } });
}

function refusal(kind: 'gone' | 'own' | 'stranger'): string {
  return { gone: texts.witnessGone(), own: texts.witnessOwn(), stranger: texts.witnessStranger() }[kind];
}

function cardButtons(actor: Actor, { id, by, state }: Declaration, owns: boolean): Keyboard {
  const isOwn = by === actor.user;
  const act = (label: string, what: 'text' | 'why' | 'end'): Button => ({
    label,
    payload: { do: 'declaration', id, act: what },
  });
  return {
    inline: true,
    rows: [
      ...(owns && state === 'waiting' ? [[act(texts.LABELS.textForChat, 'text')]] : []),
      ...(owns ? [[isOwn ? act(texts.LABELS.withdraw, 'end') : act(texts.LABELS.refuse, 'why')]] : []),
      [{ label: CHAT_LABELS.all, payload: { do: 'chat_list', from: 0 }, color: 'secondary' }],
    ],
  };
}
