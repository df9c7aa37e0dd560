import fc from 'fast-check';
import { WorkCalendar } from '../../src/domain/calendar';
import { pulseOf, silentInTerm, type DayCount } from '../../src/domain/chatPulse';
import { addDays } from '../../src/domain/localDate';
import { day } from '../scenes/school';

const TODAY = day('2030-10-18'); // Friday
const FIVE_DAYS = new WorkCalendar([], 5);
const on = (date: string, talk: number, addressed = 0): DayCount => ({ day: day(date), talk, addressed });

describe('жив ли чат', () => {
  test.each<[string, readonly DayCount[], ReturnType<typeof pulseOf>]>([
    [
      'живой: за неделю четырнадцать сообщений, обращённые к боту тоже сообщения',
      [on('2030-10-11', 50), on('2030-10-12', 10), on('2030-10-18', 1, 3)],
      { kind: 'alive', inWeek: 14 },
    ],
    ['тихий: на этой неделе ничего, на прошлой было', [on('2030-10-06', 3)], { kind: 'quiet', daysAgo: 12 }],
    ['тихий и ровно неделю спустя', [on('2030-10-11', 3)], { kind: 'quiet', daysAgo: 7 }],
    ['молчит: две недели ничего', [on('2030-10-04', 3)], { kind: 'silent', daysAgo: 14 }],
    ['последним было обращение к боту', [on('2030-09-01', 3), on('2030-10-08', 0, 1)], { kind: 'quiet', daysAgo: 10 }],
    [
      'неизвестно: бот слышит только обращённое к нему',
      [on('2030-09-01', 0, 9), on('2030-10-17', 0, 2)],
      { kind: 'unheard', addressedInWeek: 2 },
    ],
    ['неизвестно: не слышал ничего', [], { kind: 'unheard', addressedInWeek: 0 }],
  ])('%s', (_what, counts, pulse) => {
    expect(pulseOf(counts, TODAY)).toEqual(pulse);
  });

  test('чем больше сказано, тем живее; где слышны только обращения, ничего не утверждается', () => {
    const counts = fc.array(
      fc.record({
        day: fc.integer({ min: 0, max: 40 }).map((ago) => addDays(TODAY, -ago)),
        talk: fc.nat(5),
        addressed: fc.nat(5),
      }),
      { maxLength: 8 },
    );
    const rank = { unheard: 0, silent: 1, quiet: 2, alive: 3 } as const;
    fc.assert(
      fc.property(counts, counts, (some, more) => {
        expect(rank[pulseOf([...some, ...more], TODAY).kind]).toBeGreaterThanOrEqual(rank[pulseOf(some, TODAY).kind]);
        const onlyAddressed = some.map((one) => ({ ...one, talk: 0 }));
        expect(pulseOf(onlyAddressed, TODAY).kind).toBe('unheard');
      }),
    );
  });
});

describe('молчит две учебные недели', () => {
  const silent = (last: string, today: string, calendar = FIVE_DAYS, week = 5): number | null =>
    silentInTerm([on(last, 4)], day(today), calendar, week);

  test('десять учебных дней без единого сообщения; сегодняшний не в счёт, он ещё не кончился', () => {
    expect(silent('2030-10-04', '2030-10-18')).toBeNull(); // nine school days between
    expect(silent('2030-10-04', '2030-10-19')).toBe(15);
    expect(silent('2030-10-03', '2030-10-18')).toBe(15);
  });

  test('в шестидневке — двенадцать', () => {
    expect(silent('2030-10-04', '2030-10-18', new WorkCalendar([], 6), 6)).toBeNull();
    expect(silent('2030-10-04', '2030-10-19', new WorkCalendar([], 6), 6)).toBe(15);
  });

  test('праздники не считаются', () => {
    const daysOff = ['2030-10-07', '2030-10-08'].map(day);
    const calendar = new WorkCalendar([{ year: 2030, daysOff, workingSaturdays: [], saturdaysOff: [] }], 5);
    expect(silent('2030-10-03', '2030-10-18', calendar)).toBeNull();
  });

  test('летом никто не должен писать в чат, и летние дни не копятся к сентябрю', () => {
    expect(silent('2030-05-20', '2030-07-15')).toBeNull();
    expect(silent('2030-05-31', '2030-09-06')).toBeNull();
    expect(silent('2030-05-31', '2030-09-14')).toBe(106);
  });

  test('о чате, где слышны только обращения к боту, ничего не говорится', () => {
    expect(silentInTerm([{ day: day('2030-09-01'), talk: 0, addressed: 4 }], TODAY, FIVE_DAYS, 5)).toBeNull();
    expect(silentInTerm([], TODAY, FIVE_DAYS, 5)).toBeNull();
  });
});
