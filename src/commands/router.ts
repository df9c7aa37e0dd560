/** Leads an event to whoever handles it: a scene in progress, a command, a button, the FAQ, the clock's work. */
import type { Actor } from '../domain/access';
import { isGroupChat } from '../domain/ids';
import { readCode } from '../domain/personalCode';
import type { IncomingDocument, JobIncoming, MessageIncoming, PressIncoming } from '../messaging/incoming';
import { readWitnessRef, type WitnessRef } from '../domain/witness';
import { parsePayload, type ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { slipOfCode } from '../texts/codes';
import { onlyInPrivate } from '../texts/questions';
import { apology, oldButton, oldButtonHere, onlyWords } from '../texts/refusals';
import type { SchoolContext } from '../usecases/context';
import { identify } from '../usecases/identify';
import { noteReachable, noteUnreachable } from '../usecases/noteRefusal';
import { isKnownChat } from '../usecases/registerChat';
import { runButton, type Buttons } from './buttons';
import { onChatDigest } from './chatDigest';
import { onMembersRead } from './chatMembers';
import type { Commands } from './command';
import { onPictureDrawn } from './digestPicture';
import { onDue } from './due';
import { onClassNamed, onClassSaid } from './chatWord';
import { onAdded, onDescribed, onRemoved, onRenamed } from './groupChats';
import type { GivenCode } from './personalCode';
import { answerInChat, answerInPrivate, answerOverheard, sayInChat } from './questions';
import { onRefused, onUnsaid } from './refused';
import { onReply } from './replies';
import { ANSWERING, ASKING_HUMAN } from './sceneNames';
import { onUploaded } from './sentFiles';
import { onStatementMade } from './statement';
import { onTeachingChecked } from './teaching';
import { isCommandName, readWords, type CommandName } from './words';

/** What else people do beside commands and buttons. */
export interface Listeners {
  /** «Да» or «нет» right after the question of consent, or of forgetting; false when the text is something else. */
  inWords(turn: Turn, actor: Actor, text: string): Promise<boolean>;
  /** A personal code, typed or by a link; false when the person is no further by it. */
  givenCode(turn: Turn, actor: Actor, given: GivenCode): Promise<boolean>;
  /** The link of a declared chat; false when the person is no further by it and may go on otherwise. */
  witnessLink(turn: Turn, actor: Actor, ref: WitnessRef): Promise<boolean>;
  /** A class that somebody who may know asked about; false when the text is something else. */
  classAsked(turn: Turn, actor: Actor, text: string): Promise<boolean>;
  /** A surname that an administrator typed; false when it is nobody's. */
  colleagueNamed(turn: Turn, actor: Actor, text: string): Promise<boolean>;
  codeInChat(turn: Turn, actor: Actor, readings: readonly string[]): Promise<void>;
  /** A document that was sent; false when it is nobody's to send. */
  document(turn: Turn, actor: Actor, document: IncomingDocument): Promise<boolean>;
  rosterRead(turn: Turn, event: Extract<JobIncoming, { kind: 'roster_read' }>): Promise<void>;
}

export interface RouterOptions {
  readonly context: SchoolContext;
  readonly commands: Commands;
  readonly buttons: Buttons;
  readonly listeners: Listeners;
  /** Goes one step back in the scene in progress. */
  readonly stepBack: (turn: Turn) => Promise<void>;
  /** Repeats its question. */
  readonly askAgain: (turn: Turn) => Promise<void>;
  readonly realNow: () => number;
  /** Whether there is somebody to draw pictures. */
  readonly pictures?: boolean;
}

/** VK's error for a person who has not allowed messages. */
const PERMISSION_WITHDRAWN = 901;

/** Commands that may be used in the middle of a dialogue without leaving it. */
const KEEPS_SCENE: ReadonlySet<CommandName> = new Set(['help', 'my_data']);

/** Commands that only show something: in the middle of a dialogue its question is asked again after them. */
const GLANCES: ReadonlySet<CommandName> = new Set([
  'my_duties',
  'three_things',
  'documents',
  'administrators',
  'chats',
  'chats_without_owner',
  'chat_rules',
  'requests',
  'confirmations',
  'digest',
  'unregistered',
  'mailing_plan',
  'out_of_reach',
  'order_changes',
  'tickets',
  'unanswered',
  'digest_settings',
  'own_answers',
  'taught',
  'trouble',
  'vendor_letter',
  'vendor_cases',
  'my_questions',
  'quiz',
  'extensions',
  'reports',
  'statement',
  'control',
  'statistics',
  'changed_settings',
]);

/** Words that may be an answer to the question of the dialogue in progress: there they are one. */
const ANSWERS: ReadonlySet<CommandName> = new Set([
  'agree',
  'disagree',
  'registered',
  'done',
  'not_mine',
  'answer_helped',
  'answer_not_helped',
  'need_help',
  'remind_tomorrow',
  'case_sent',
  'case_answered',
  'case_solved',
]);

/** Makes the handler of every event. */
export function createRouter(options: RouterOptions): (turn: Turn) => Promise<void> {
  const { context, commands, buttons, listeners } = options;

  const run = async (turn: Turn, actor: Actor, name: CommandName, page = 0): Promise<void> => {
    const inScene = turn.scene.current !== undefined;
    if (inScene && name === 'back') return options.stepBack(turn);
    if (inScene && name === 'resume') return options.askAgain(turn);
    const stays = KEEPS_SCENE.has(name) || GLANCES.has(name);
    if (inScene && !stays) await turn.scene.leave({ silent: true, canceled: true });
    await commands[name](turn, actor, page);
    if (inScene && GLANCES.has(name)) await options.askAgain(turn);
  };

  const staleButton = async (turn: Turn, actor: Actor): Promise<void> => {
    await turn.answerPress(null);
    // a dialogue says so itself and asks its question again
    if (turn.scene.current) return turn.scene.reenter();
    await turn.reply({ text: oldButton() });
    await commands.menu(turn, actor, 0);
  };

  const press = async (turn: Turn, actor: Actor, payload: ButtonPayload): Promise<void> => {
    // the one button of group chats answers over itself
    if (payload.do === 'chat') return buttons.chat(turn, actor, payload);
    await turn.answerPress(null);
    if (turn.peer !== null && isGroupChat(turn.peer)) {
      return sayInChat(context, turn, turn.peer, onlyInPrivate(context.privateChat));
    }
    if (payload.do === 'open') {
      return isCommandName(payload.what) ? run(turn, actor, payload.what, payload.page) : staleButton(turn, actor);
    }
    if (payload.do === 'pick') {
      return turn.scene.current?.slug === payload.scene ? turn.scene.reenter() : staleButton(turn, actor);
    }
    return runButton(buttons, turn, actor, payload);
  };

  /** A code that led somewhere ends the dialogue in progress; any other is a word beside it. */
  const givenCode = async (turn: Turn, actor: Actor, given: GivenCode): Promise<boolean> => {
    const led = await listeners.givenCode(turn, actor, given);
    if (led && turn.scene.current) await turn.scene.leave({ silent: true, canceled: true });
    return led;
  };

  /** `vk.me/…?ref=`: a personal code, or a declared chat's link; true when the message says nothing else. */
  const byLink = async (turn: Turn, event: MessageIncoming, actor: Actor): Promise<boolean> => {
    const opens = parsePayload(event.payload).kind === 'start' || readWords(event.text).command === 'start';
    const saysNothing = opens || event.text.trim() === '';
    const witness = readWitnessRef(event.ref ?? '');
    if (witness) return saysNothing && listeners.witnessLink(turn, actor, witness);
    const read = readCode(event.ref ?? '');
    if (read.kind !== 'code') return false;
    const led = await givenCode(turn, actor, { readings: read.readings, aside: !saysNothing });
    return led && saysNothing;
  };

  /** A reply about a question ends the dialogue that passes words on; any other dialogue goes on after it. */
  const replied = async (turn: Turn, event: MessageIncoming, actor: Actor): Promise<boolean> => {
    if (!(await onReply(context, turn, actor, event))) return false;
    const slug = turn.scene.current?.slug;
    if (slug === ANSWERING || slug === ASKING_HUMAN) await turn.scene.leave({ silent: true, canceled: true });
    else if (slug !== undefined) await options.askAgain(turn);
    return true;
  };

  const inPrivate = async (turn: Turn, event: MessageIncoming, actor: Actor): Promise<void> => {
    await noteReachable(turn, event.from);
    const payload = parsePayload(event.payload);
    if (event.ref !== null && (await byLink(turn, event, actor))) return undefined;
    if (payload.kind === 'start') return run(turn, actor, 'start');
    if (payload.kind === 'unknown') return staleButton(turn, actor);
    if (payload.kind === 'button') return press(turn, actor, payload.payload);
    if (await replied(turn, event, actor)) return undefined;
    const { command, role } = readWords(event.text);
    if (command && !(turn.scene.current && ANSWERS.has(command))) return run(turn, actor, command);
    const typed = readCode(event.text);
    if (typed.kind === 'code') {
      await givenCode(turn, actor, { readings: typed.readings, aside: false });
      return undefined;
    }
    if (typed.kind === 'slip') return turn.reply({ text: slipOfCode() });
    if (turn.scene.current) return turn.scene.reenter();
    if (await listeners.inWords(turn, actor, event.text)) return undefined;
    if (await onClassSaid(context, turn, actor, event.text)) return undefined;
    if (role !== null) return run(turn, actor, 'add_role');
    if (event.document && (await listeners.document(turn, actor, event.document))) return undefined;
    if (event.text.trim() === '') return turn.reply({ text: onlyWords() });
    if (await listeners.classAsked(turn, actor, event.text)) return undefined;
    if (await listeners.colleagueNamed(turn, actor, event.text)) return undefined;
    return answerInPrivate(context, turn, actor, event.text);
  };

  const inChat = async (turn: Turn, event: MessageIncoming, actor: Actor): Promise<void> => {
    if (!(await isKnownChat(turn, event.peer))) await onAdded(turn, event.peer, null);
    const payload = parsePayload(event.payload);
    if (payload.kind === 'button') return press(turn, actor, payload.payload);
    if (await onClassNamed(context, turn, actor, event.text)) return undefined;
    const typed = readCode(event.text);
    if (typed.kind === 'code') return listeners.codeInChat(turn, actor, typed.readings);
    const { command } = readWords(event.text);
    if (command === 'start' || command === 'help' || command === 'ask') {
      return answerInChat(context, turn, actor, { ...event, text: '', address: 'command' });
    }
    if (command) return sayInChat(context, turn, event.peer, onlyInPrivate(context.privateChat));
    return answerInChat(context, turn, actor, event);
  };

  const onPress = async (turn: Turn, event: PressIncoming, actor: Actor): Promise<void> => {
    const payload = parsePayload(event.payload);
    if (payload.kind === 'button') return press(turn, actor, payload.payload);
    if (isGroupChat(event.peer)) return turn.answerPress(oldButtonHere());
    return staleButton(turn, actor);
  };

  return async (turn) => {
    const { event } = turn;
    switch (event.kind) {
      case 'message': {
        const actor = await identify(context, turn, event.from);
        return isGroupChat(event.peer) ? inChat(turn, event, actor) : inPrivate(turn, event, actor);
      }
      case 'press':
        return onPress(turn, event, await identify(context, turn, event.from));
      case 'bot_added':
        return onAdded(turn, event.peer, event.by);
      case 'bot_removed':
        return onRemoved(context, turn, event.peer);
      case 'title_changed':
        return onRenamed(context, turn, event.peer, event.title);
      case 'overheard':
        return answerOverheard(context, turn, event);
      case 'allowed':
        return noteReachable(turn, event.user);
      case 'denied':
        return noteUnreachable(context, turn, event.user, PERMISSION_WITHDRAWN);
      case 'reminder_due':
      case 'digest_due':
      case 'weekly_due':
        await onDue(context, turn, event, options.realNow(), options.pictures);
        return undefined;
      case 'chat_digest_due':
        return onChatDigest(context, turn, event, options.realNow());
      case 'chat_described':
        return onDescribed(context, turn, event);
      case 'roster_read':
        return listeners.rosterRead(turn, event);
      case 'members_read':
        return onMembersRead(context, turn, event);
      case 'teaching_checked':
        return onTeachingChecked(context, turn, event);
      case 'picture_drawn':
        return onPictureDrawn(turn, event);
      case 'statement_made':
        return onStatementMade(turn, event);
      case 'file_uploaded':
        return onUploaded(turn, event);
      case 'refused':
        return onRefused(context, turn, event);
      case 'unsaid':
        return onUnsaid(context, turn, event);
    }
  };
}

/** Says sorry for an event that was given up. */
export async function apologise(turn: Turn): Promise<void> {
  if (turn.from !== null && turn.peer !== null) await turn.reply({ text: apology() });
}
