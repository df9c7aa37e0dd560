/**
 * Dialogues with named steps and versioned state, on @vk-io/scenes' scene interface (its own StepScene numbers
 * its steps, so a release that removes one would misread stored state).
 */
import type { IScene } from '@vk-io/scenes';
import { z } from 'zod';
import type { OutgoingMessage } from './outgoing';
import { parsePayload } from './payload';
import type { Turn } from './turn';

/** What a person said at a step: the words, and the value of the step's button when one was pressed. */
export interface StepInput {
  readonly text: string;
  readonly picked: string | null;
}

/**
 * Where a dialogue goes after an answer. `again`: the answer did not fit; says so and keeps the step. `aside`: what was said
 * was no answer and has been replied to; the question is asked again. `instead`: «Назад» passes over the step that is left.
 */
export type StepResult<State, Name extends string> =
  | { readonly kind: 'go'; readonly to: Name; readonly state: State; readonly instead?: true }
  | { readonly kind: 'aside' }
  | { readonly kind: 'again'; readonly message: OutgoingMessage }
  | { readonly kind: 'end' };

export interface Step<State, Name extends string> {
  /** Asks the step's question. */
  ask(turn: Turn, state: State): Promise<void>;
  /** Takes what the person answered. */
  take(turn: Turn, state: State, input: StepInput): Promise<StepResult<State, Name>>;
}

export interface DialogueOptions<State, Name extends string> {
  readonly slug: string;
  /** Raised when stored state would be misread; a dialogue of another version starts over politely. */
  readonly version: number;
  readonly state: z.ZodType<State>;
  readonly first: Name;
  readonly empty: State;
  /** The state at the beginning of a dialogue that was entered about something; `empty` without it. */
  readonly about?: (row: number) => State;
  /** The same of a dialogue that was entered about something with a name. */
  readonly aboutNamed?: (name: string) => State;
  /** The step to begin with, where the state says what the first one asks; `first` without it. */
  readonly begins?: (state: State) => Name;
  readonly steps: Readonly<Record<Name, Step<State, Name>>>;
  /** Said before the first question when a stored dialogue is of another version. */
  readonly startedOver: () => OutgoingMessage;
  /** Said when a button of another step is pressed; the current question is asked again after it. */
  readonly oldButton: () => OutgoingMessage;
  /** After «Назад» at the first step. */
  readonly left: (turn: Turn) => Promise<void>;
}

const stored = z.strictObject({
  version: z.int(),
  step: z.string(),
  data: z.unknown(),
  trail: z.array(z.string()).max(20),
});

const SLOT = 'dialogue';
const ABOUT = 'about';

/** Opens a dialogue from its beginning, whatever was in progress; `about`: the row, or the name, of what it speaks of. */
export async function openDialogue(turn: Turn, slug: string, about: number | string | null = null): Promise<void> {
  await turn.scene.leave({ silent: true });
  await turn.scene.enter(slug, about === null ? {} : { state: { [ABOUT]: about } });
}

/** A scene whose steps have names; `back` goes one step back, `askAgain` repeats the question in progress. */
export interface Dialogue extends IScene {
  askAgain(turn: Turn): Promise<void>;
  back(turn: Turn): Promise<void>;
}

/** Makes a scene of named steps. The scene's state is one versioned value, assigned whole. */
export function dialogue<State, Name extends string>(options: DialogueOptions<State, Name>): Dialogue {
  const { steps, first, version, slug } = options;
  const isStep = (name: string): name is Name => Object.hasOwn(steps, name);

  interface Place {
    readonly step: Name;
    readonly data: State;
    readonly trail: readonly string[];
  }

  const keep = (turn: Turn, place: Place): void => {
    turn.scene.state[SLOT] = { version, ...place };
  };

  const start = async (turn: Turn): Promise<void> => {
    const about = turn.scene.state[ABOUT];
    const row = typeof about === 'number' ? options.about?.(about) : undefined;
    const named = typeof about === 'string' ? options.aboutNamed?.(about) : undefined;
    const data = row ?? named ?? options.empty;
    const step = options.begins?.(data) ?? first;
    keep(turn, { step, data, trail: step === first ? [] : [first] });
    await steps[step].ask(turn, data);
  };

  const read = (turn: Turn): Place | 'new' | 'outdated' => {
    const raw = turn.scene.state[SLOT];
    if (raw === undefined) return 'new';
    const place = stored.safeParse(raw);
    if (!place.success || place.data.version !== version || !isStep(place.data.step)) return 'outdated';
    const data = options.state.safeParse(place.data.data);
    return data.success ? { step: place.data.step, data: data.data, trail: place.data.trail } : 'outdated';
  };

  const advance = async (turn: Turn, place: Place): Promise<void> => {
    const input = readInput(turn, slug, place.step);
    if (input === 'other_button') {
      await turn.reply(options.oldButton());
      await steps[place.step].ask(turn, place.data);
      return;
    }
    const result = await steps[place.step].take(turn, place.data, input);
    if (result.kind === 'again') await turn.reply(result.message);
    if (result.kind === 'aside') await steps[place.step].ask(turn, place.data);
    if (result.kind === 'end') await turn.scene.leave({ silent: true });
    if (result.kind === 'go') {
      const trail = result.instead === true ? place.trail : [...place.trail, place.step].slice(-20);
      keep(turn, { step: result.to, data: result.state, trail });
      await steps[result.to].ask(turn, result.state);
    }
  };

  return {
    slug,
    async enterHandler(context) {
      const turn = context as unknown as Turn;
      const place = read(turn);
      if (place === 'outdated') await turn.reply(options.startedOver());
      if (place === 'new' || place === 'outdated') await start(turn);
      else await advance(turn, place);
    },
    leaveHandler: () => undefined,
    async askAgain(turn) {
      const place = read(turn);
      if (place === 'new' || place === 'outdated') await start(turn);
      else await steps[place.step].ask(turn, place.data);
    },
    async back(turn) {
      const place = read(turn);
      const previous = place === 'new' || place === 'outdated' ? undefined : place.trail.at(-1);
      if (place === 'new' || place === 'outdated' || previous === undefined || !isStep(previous)) {
        await turn.scene.leave({ silent: true });
        await options.left(turn);
        return;
      }
      keep(turn, { step: previous, data: place.data, trail: place.trail.slice(0, -1) });
      await steps[previous].ask(turn, place.data);
    },
  };
}

function readInput(turn: Turn, scene: string, step: string): StepInput | 'other_button' {
  const { event } = turn;
  if (event.kind !== 'message' && event.kind !== 'press') return { text: '', picked: null };
  const text = event.kind === 'message' ? event.text : '';
  const payload = parsePayload(event.payload);
  if (payload.kind === 'none' || payload.kind === 'start') return { text, picked: null };
  if (payload.kind === 'unknown' || payload.payload.do !== 'pick') return 'other_button';
  const here = payload.payload.scene === scene && payload.payload.step === step;
  return here ? { text, picked: payload.payload.value } : 'other_button';
}
