import { z } from 'zod';
import { dialogue, openDialogue, type Dialogue } from '../../src/messaging/dialogue';
import type { Incoming } from '../../src/messaging/incoming';
import type { Turn } from '../../src/messaging/turn';
import { createPipeline } from '../../src/messaging/turnPipeline';
import type { Database } from '../../src/store/database';
import { inMemory } from '../store/openDatabase';
import { ANNA, BORIS, NOW, arrive, desk, message, said } from './desk';
import { peerId, userId } from '../../src/domain/ids';

const CHAT = 2_000_000_001;
let arrived = 0;
let database: Database;
beforeEach(async () => {
  database = await inMemory();
});
afterEach(() => database.close());

/** A dialogue of three questions; the last one ends it. */
function order(version = 1, withoutColour = false): Dialogue {
  const state = z.strictObject({ dish: z.string().optional(), colour: z.string().optional() });
  type State = z.infer<typeof state>;
  type Name = 'dish' | 'colour' | 'sure';
  return dialogue<State, Name>({
    slug: 'order',
    version,
    state,
    first: 'dish',
    empty: {},
    about: () => ({ dish: 'торт' }),
    begins: ({ dish }) => (dish === undefined ? 'dish' : 'colour'),
    steps: {
      dish: {
        ask: (turn) => turn.reply({ text: 'Что подать?' }),
        take: async (_, kept, { text, picked }) => {
          const dish = picked ?? text;
          if (dish === 'камень') return { kind: 'again', message: { text: 'Камней нет. Что подать?' } };
          return { kind: 'go', to: withoutColour ? 'sure' : 'colour', state: { ...kept, dish } };
        },
      },
      colour: {
        ask: (turn, { dish }) => turn.reply({ text: `Какого цвета ${dish}?` }),
        take: async (turn, kept, { text }) => {
          if (text === 'Который час?') {
            await turn.reply({ text: 'Полдень.' });
            return { kind: 'aside' };
          }
          const state = { ...kept, colour: text };
          return text === 'любой'
            ? { kind: 'go', to: 'sure', state, instead: true }
            : { kind: 'go', to: 'sure', state };
        },
      },
      sure: {
        ask: (turn, { dish, colour }) => turn.reply({ text: `${colour} ${dish}: верно?` }),
        take: async (turn, { dish }) => {
          await turn.reply({ text: `Несу: ${dish}` });
          return { kind: 'end' };
        },
      },
    },
    startedOver: () => ({ text: 'Начнём сначала.' }),
    oldButton: () => ({ text: 'Это старая кнопка.' }),
    left: (turn) => turn.reply({ text: 'Ушли.' }),
  });
}

/** What a waiter does: «Начать» opens the dialogue, «Назад» goes back, anything else is an answer or small talk. */
async function serve(scene: Dialogue, ...events: readonly Incoming[]): Promise<string[]> {
  const handle = createPipeline({
    scenes: [scene],
    route: async (turn: Turn) => {
      const text = turn.event.kind === 'message' ? turn.event.text : '';
      if (text === 'Начать') await turn.scene.enter('order');
      else if (text === 'Торт, пожалуйста') await openDialogue(turn, 'order', 0);
      else if (text === 'Назад' && turn.scene.current) await scene.back(turn);
      else if (turn.scene.current) await turn.scene.reenter();
      else await turn.reply({ text: `Вы сказали: ${text}` });
    },
  });
  await arrive(database, ...events.map((event): [string, Incoming] => [`e${(arrived += 1)}`, event]));
  await desk(database, handle).runner.idle();
  expect(await database.transaction(({ inbox }) => inbox.countFailed())).toBe(0);
  return (await said(database)).map(([, text]) => text);
}

const anna = (text: string, payload?: unknown): Incoming => message(ANNA, text, payload ?? null);
const pick = (step: string, value: string): unknown => ({ do: 'pick', scene: 'order', step, value });
const keptFor = (user: number): Promise<boolean> =>
  database.transaction(({ sessions }) => sessions.isKept(userId(user)));

test('a dialogue asks its steps one after the other and leaves nothing behind', async () => {
  expect(await serve(order(), anna('Начать'), anna('суп'), anna('красный'))).toEqual([
    'Что подать?',
    'Какого цвета суп?',
    'красный суп: верно?',
  ]);
  expect(await keptFor(ANNA)).toBe(true);
  expect(await serve(order(), anna('да'), anna('спасибо'))).toEqual(['Несу: суп', 'Вы сказали: спасибо']);
  expect(await keptFor(ANNA)).toBe(false);
});

test('it goes on where it was after a restart', async () => {
  await serve(order(), anna('Начать'), anna('суп'));
  expect(await serve(order(), anna('красный'))).toEqual(['красный суп: верно?']);
});

test('an answer that does not fit is asked for again, and the step stays', async () => {
  expect(await serve(order(), anna('Начать'), anna('камень'), anna('суп'))).toEqual([
    'Что подать?',
    'Камней нет. Что подать?',
    'Какого цвета суп?',
  ]);
});

test('«Назад» goes one step back, from the first step out', async () => {
  expect(await serve(order(), anna('Начать'), anna('суп'), anna('красный'), anna('Назад'), anna('белый'))).toEqual([
    'Что подать?',
    'Какого цвета суп?',
    'красный суп: верно?',
    'Какого цвета суп?',
    'белый суп: верно?',
  ]);
  expect(await serve(order(), anna('Назад'), anna('Назад'), anna('Назад'), anna('привет'))).toEqual([
    'Какого цвета суп?',
    'Что подать?',
    'Ушли.',
    'Вы сказали: привет',
  ]);
  expect(await keptFor(ANNA)).toBe(false);
});

test('a button answers its own step; a button of another step is called old and the question is asked again', async () => {
  expect(
    await serve(
      order(),
      anna('Начать'),
      anna('Суп', pick('dish', 'суп')),
      anna('Рыба', pick('dish', 'рыба')),
      anna('красный'),
    ),
  ).toEqual(['Что подать?', 'Какого цвета суп?', 'Это старая кнопка.', 'Какого цвета суп?', 'красный суп: верно?']);
});

test('a forged or unreadable button is called old too', async () => {
  const [, ...answers] = await serve(
    order(),
    anna('Начать'),
    anna('Суп', { do: 'pick', scene: 'another', step: 'dish', value: 'суп' }),
    anna('Суп', { drop: 'tables' }),
    anna('суп'),
  );
  expect(answers).toEqual([
    'Это старая кнопка.',
    'Что подать?',
    'Это старая кнопка.',
    'Что подать?',
    'Какого цвета суп?',
  ]);
});

test('a callback press answers a step like a text button', async () => {
  const press: Incoming = {
    kind: 'press',
    peer: peerId(ANNA),
    from: userId(ANNA),
    payload: pick('dish', 'суп'),
    answerId: 'p1',
    cmid: 1,
  };
  expect(await serve(order(), anna('Начать'), press)).toEqual(['Что подать?', 'Какого цвета суп?']);
});

test('a dialogue of an older version starts over politely instead of being misread', async () => {
  await serve(order(1), anna('Начать'), anna('суп'));
  expect(await serve(order(2), anna('красный'))).toEqual(['Начнём сначала.', 'Что подать?']);
  expect(await serve(order(2), anna('рыба'))).toEqual(['Какого цвета рыба?']);
});

test.each([
  ['a step that a release removed', { version: 1, step: 'spice', data: {}, trail: [] }],
  ['data of another shape', { version: 1, step: 'colour', data: { dish: 7 }, trail: [] }],
  ['something else altogether', 'not a dialogue'],
])('%s starts over too', async (_, dialogueState) => {
  const session = JSON.stringify({ __scene: { current: 'order', state: { dialogue: dialogueState } } });
  await database.transaction(({ sessions }) => sessions.set(`${ANNA}:${ANNA}`, userId(ANNA), session, NOW));
  expect(await serve(order(), anna('красный'))).toEqual(['Начнём сначала.', 'Что подать?']);
});

test('a way back over a step that is gone leaves the dialogue', async () => {
  const place = { version: 1, step: 'sure', data: { dish: 'суп' }, trail: ['spice'] };
  const session = JSON.stringify({ __scene: { current: 'order', state: { dialogue: place } } });
  await database.transaction(({ sessions }) => sessions.set(`${ANNA}:${ANNA}`, userId(ANNA), session, NOW));
  expect(await serve(order(), anna('Назад'))).toEqual(['Ушли.']);
});

test('a dialogue in private does not capture what the person says in a chat, nor what others say', async () => {
  const inChat: Incoming = { ...message(ANNA, 'всем привет'), peer: peerId(CHAT), address: 'mention' };
  expect(await serve(order(), anna('Начать'), inChat, message(BORIS, 'я Борис'), anna('суп'))).toEqual([
    'Что подать?',
    'Вы сказали: всем привет',
    'Вы сказали: я Борис',
    'Какого цвета суп?',
  ]);
});

test('five quick messages of one person are five steps of the dialogue, none lost', async () => {
  const answers = await serve(
    order(),
    anna('Начать'),
    ...['суп', 'красный', 'Назад', 'белый', 'да'].map((text) => anna(text)),
  );
  expect(answers).toHaveLength(6);
  expect(answers.at(-1)).toBe('Несу: суп');
});

test('a question in between is replied to, and the step asks its own again', async () => {
  await serve(order(), anna('Начать'), anna('суп'));
  expect((await serve(order(), anna('Который час?'))).slice(-2)).toEqual(['Полдень.', 'Какого цвета суп?']);
  expect((await serve(order(), anna('красный'))).at(-1)).toBe('красный суп: верно?');
});

test('«Назад» passes over a step that another one stands instead of', async () => {
  await serve(order(), anna('Начать'), anna('суп'), anna('любой'));
  expect((await serve(order(), anna('Назад'))).at(-1)).toBe('Что подать?');
});

test('a dialogue entered with its first answer asks the second question, and «Назад» leads to the first', async () => {
  expect((await serve(order(), anna('Торт, пожалуйста'))).at(-1)).toBe('Какого цвета торт?');
  expect((await serve(order(), anna('Назад'))).at(-1)).toBe('Что подать?');
});
