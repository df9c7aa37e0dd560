import { userId } from '../../src/domain/ids';
import { createPipeline } from '../../src/messaging/turnPipeline';
import type { Database } from '../../src/store/database';
import { inMemory } from '../store/openDatabase';
import { ANNA, arrive, desk, message, NOW, said } from './desk';

let database: Database;
beforeEach(async () => {
  database = await inMemory();
});
afterEach(() => database.close());

test.each(['[1]', '7', '{"cut off', 'null'])(
  'a dialogue stored as %s is as good as none: the person is answered all the same',
  async (stored) => {
    await database.transaction(({ sessions }) => sessions.set(`${ANNA}:${ANNA}`, userId(ANNA), stored, NOW));
    await arrive(database, ['a', message(ANNA, 'раз')]);
    const pipeline = createPipeline({
      scenes: [],
      route: async (turn) => {
        turn.session['step'] = 'two';
        await turn.reply({ text: `начато: ${JSON.stringify(turn.session)}` });
      },
    });
    await desk(database, pipeline).runner.idle();
    expect(await said(database)).toEqual([[ANNA, 'начато: {"step":"two"}']]);
    expect(await database.transaction(({ sessions }) => sessions.get(`${ANNA}:${ANNA}`))).toBe('{"step":"two"}');
  },
);
