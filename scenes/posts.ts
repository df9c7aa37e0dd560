/** The questions about a position and a subject, the same wherever an administrator says what somebody does. */
import { commonest, parsePost } from '../src/domain/posts';
import type { RosterEntry } from '../src/domain/school';
import type { Step } from '../src/messaging/dialogue';
import type { Keyboard } from '../src/messaging/outgoing';
import type { Turn } from '../src/messaging/turn';
import {
  askPosition,
  askSubject,
  HIRING_LABELS,
  keepLabel,
  positionUnclear,
  subjectUnclear,
} from '../src/texts/hiring';
import type { SchoolContext } from '../src/usecases/context';
import { listStaff } from '../src/usecases/listStaff';
import { actorOf } from './person';
import { choices, type Choice } from './keyboards';

/** Buttons of what others on the roster do; a label of a button has forty characters at most (VK). */
const OFFERED = 8;
const LONGEST_LABEL = 40;
const PER_ROW = 2;
const NONE = '-';
const KEEP = '=';

export interface PostState {
  readonly position: string | null;
  readonly subject: string | null;
}

export interface PostOptions<State, Name extends string> {
  readonly scene: string;
  readonly step: Name;
  readonly next: Name;
  /** Which step it is, of how many. */
  readonly where: readonly [number, number];
  /** Whose post it is, when they have one already. */
  readonly whose?: (turn: Turn, state: State) => Promise<RosterEntry | null>;
}

/** Asks for a position, by a button of those on the roster or in words. */
export function positionStep<State extends PostState, Name extends string>(
  context: SchoolContext,
  options: PostOptions<State, Name>,
): Step<State, Name> {
  const { scene, step, next, where } = options;
  const keyboard = async (turn: Turn, about: RosterEntry | null): Promise<Keyboard> =>
    choices(scene, step, [...kept(about?.position), ...(await offered(context, turn, ({ position }) => position))]);
  const whose = (turn: Turn, state: State): Promise<RosterEntry | null> =>
    options.whose?.(turn, state) ?? Promise.resolve(null);
  return {
    async ask(turn, state) {
      const about = await whose(turn, state);
      await turn.reply({ text: askPosition(where, about), keyboard: await keyboard(turn, about) });
    },
    async take(turn, state, input) {
      const about = await whose(turn, state);
      const position = input.picked === KEEP ? (about?.position ?? null) : parsePost(input.picked ?? input.text);
      if (position !== null) return { kind: 'go', to: next, state: { ...state, position } };
      return { kind: 'again', message: { text: positionUnclear(), keyboard: await keyboard(turn, about) } };
    },
  };
}

/** Asks for a subject; there need not be one. */
export function subjectStep<State extends PostState, Name extends string>(
  context: SchoolContext,
  options: PostOptions<State, Name>,
): Step<State, Name> {
  const { scene, step, next, where } = options;
  const keyboard = async (turn: Turn, about: RosterEntry | null): Promise<Keyboard> =>
    choices(scene, step, [
      [...(kept(about?.subject ?? undefined)[0] ?? []), { label: HIRING_LABELS.noSubject, value: NONE }],
      ...(await offered(context, turn, ({ subject }) => subject)),
    ]);
  const whose = (turn: Turn, state: State): Promise<RosterEntry | null> =>
    options.whose?.(turn, state) ?? Promise.resolve(null);
  return {
    async ask(turn, state) {
      await turn.reply({ text: askSubject(where), keyboard: await keyboard(turn, await whose(turn, state)) });
    },
    async take(turn, state, input) {
      const about = await whose(turn, state);
      const said = input.text.trim().toLowerCase();
      const none = input.picked === NONE || said === HIRING_LABELS.noSubject.toLowerCase() || said === 'нет';
      const subject = input.picked === KEEP ? (about?.subject ?? null) : parsePost(input.picked ?? input.text);
      if (none || subject !== null) {
        return { kind: 'go', to: next, state: { ...state, subject: none ? null : subject } };
      }
      return { kind: 'again', message: { text: subjectUnclear(), keyboard: await keyboard(turn, about) } };
    },
  };
}

function kept(post: string | undefined): Choice[][] {
  return post === undefined || post === '' ? [] : [[{ label: keepLabel(post), value: KEEP }]];
}

async function offered(
  context: SchoolContext,
  turn: Turn,
  of: (staff: RosterEntry) => string | null,
): Promise<Choice[][]> {
  const list = await listStaff(turn, await actorOf(context, turn));
  if (list.kind === 'forbidden') return [];
  const values = commonest(list.staff.map(of), OFFERED * 2).filter(
    (value) => value.length <= LONGEST_LABEL && parsePost(value) === value,
  );
  const buttons = values.slice(0, OFFERED).map((value): Choice => ({ label: value, value }));
  return buttons.flatMap((_, at) => (at % PER_ROW === 0 ? [buttons.slice(at, at + PER_ROW)] : []));
}
