import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { addDays } from '../../src/domain/localDate';
import { STAFF_GROUPS, UNITS, type DutyProgress, type ProgressFacts } from '../../src/domain/progress';
import { drawProgress, layOutProgress } from '../../src/reports/progressPicture';
import { COLOURS, HIGHEST, WIDTH } from '../../src/reports/progressStyle';
import { edgesOf, toSvg, type Picture, type TextShape } from '../../src/reports/shapes';
import { imageSize } from '../../src/sandbox/imageSize';
import { pictureInWords } from '../../src/texts/progress';
import { day } from '../scenes/school';
import { difference, readPng, shrunk, writePng, type Pixels } from './pngs';
import { MOMENTS, registration } from './progressMoments';

const textsOf = ({ shapes }: Picture): TextShape[] => shapes.filter((shape) => shape.kind === 'text');
const wordsOn = (facts: ProgressFacts): string[] => textsOf(layOutProgress(facts)).map(({ text }) => text);

describe('на картинке', () => {
  test('сразу видно главное, сроки — словами, группы — числами', () => {
    expect(wordsOn(MOMENTS.begin)).toEqual(
      expect.arrayContaining(['Школа № 207', 'на 14.06.2023', 'До ближайшего срока 9 дней', 'осталось 9 дней']),
    );
    expect(wordsOn(MOMENTS.weekBefore)).toEqual(
      expect.arrayContaining(['41', 'из 120 человек', 'Классные руководители', '10 из 16', '+41 за 6 дней', 'сделано']),
    );
    expect(wordsOn(MOMENTS.overdue)).toEqual(
      expect.arrayContaining([
        'Просрочено: 1 поручение из 4',
        'срок был 23.06.2023',
        'просрочено 3 дня',
        '3 из оставшихся — сроки продлены',
      ]),
    );
    expect(wordsOn(MOMENTS.allDone)).toEqual(expect.arrayContaining(['Всё исполнено', '120 из 120', '16 из 16']));
  });

  test('просроченное стоит первым, сделанное — последним', () => {
    const words = wordsOn({ ...MOMENTS.weekBefore, date: day('2023-09-20') });
    const at = (beginning: string) => words.findIndex((text) => text.startsWith(beginning));
    expect(at('Зарегистрироваться')).toBeLessThan(at('Создать рабочий чат педагогических'));
    expect(at('Создать рабочий чат педагогических')).toBeLessThan(at('Создать информационно-'));
    expect(words.slice(at('Создать информационно-'))).toContain('сделано');
  });

  test('«по возможности» не бывает просрочено', () => {
    const optional = { ...registration([1, 0, 0, 0], [1]), optional: true };
    const words = wordsOn({ ...MOMENTS.begin, date: day('2023-07-23'), duties: [optional] });
    expect(words).toContain('по возможности');
    expect(words.join()).not.toMatch(/просроч/iu);
  });

  test('линия времени идёт к сроку, а без перемен её нет', () => {
    const chartOf = (facts: ProgressFacts) => layOutProgress(facts).shapes.filter(({ kind }) => kind === 'area');
    expect(chartOf(MOMENTS.weekBefore)).toHaveLength(1);
    expect(wordsOn(MOMENTS.weekBefore)).toEqual(expect.arrayContaining(['14.06', 'сегодня', 'срок 23.06']));
    expect(chartOf(MOMENTS.begin)).toEqual([]);
  });

  test('слова под картинкой говорят то, что видно только на ней', () => {
    expect(pictureInWords(MOMENTS.overdue)).toBe(
      'На картинке — по группам: зарегистрироваться на платформе — классные руководители 14 из 16, администрация 5 из 5, другие педагоги 57 из 61, остальные сотрудники 32 из 38; создать информационно-организационный чат класса — 6-е классы 1 из 3, 7-е классы 0 из 3, 8-е классы 1 из 3, 9-е классы 0 из 3, 10-е классы 0 из 2, 11-е классы 0 из 2.',
    );
    expect(pictureInWords(MOMENTS.allDone)).toBeNull();
  });
});

test('слова стоят на своём фоне с контрастом не меньше 4,5 : 1', () => {
  const pairs = [
    [COLOURS.text, COLOURS.ground],
    [COLOURS.muted, COLOURS.ground],
    ...[COLOURS.text, COLOURS.muted, COLOURS.overdue, COLOURS.done, COLOURS.bar].map((one) => [one, COLOURS.card]),
    [COLOURS.overdue, COLOURS.overdueGround],
    [COLOURS.text, COLOURS.openGround],
    [COLOURS.done, COLOURS.doneGround],
  ] as const;
  for (const [text = '', ground = ''] of pairs) {
    expect([text, ground, contrast(text, ground) >= 4.5]).toEqual([text, ground, true]);
  }
  // a bar is told from its track and from the card it lies on
  for (const fill of [COLOURS.bar, COLOURS.done]) expect(contrast(fill, COLOURS.track)).toBeGreaterThan(3);
});

function contrast(one: string, other: string): number {
  const [a = 0, b = 0] = [luminance(one), luminance(other)].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const TODAY = day('2023-09-01');
const words = fc
  .array(fc.stringMatching(/^[А-Яа-яё0-9«»№&<"-]{1,40}$/u), { minLength: 1, maxLength: 14 })
  .map((list) => list.join(' '));
const group = fc.oneof(
  fc.constantFrom(...STAFF_GROUPS).map((kind) => ({ kind })),
  fc.tuple(fc.integer({ min: 1, max: 11 }), fc.integer({ min: 0, max: 3 })).map(([from, more]) => ({
    kind: 'grades' as const,
    from,
    to: from + more,
  })),
);
const counted = fc
  .tuple(fc.integer({ min: 0, max: 300 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([of, share]) => ({ of, done: Math.round(of * share) }));

const duty: fc.Arbitrary<DutyProgress> = fc
  .record({
    text: words,
    unit: fc.constantFrom(...UNITS),
    left: fc.integer({ min: -1000, max: 400 }),
    optional: fc.boolean(),
    count: fc.oneof(counted, fc.constantFrom({ of: 0, done: 0 }, { of: 300, done: 300 }, { of: 1, done: 0 })),
    later: fc.integer({ min: 0, max: 300 }),
    groups: fc.array(fc.tuple(group, counted), { maxLength: 6 }),
    shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 141 }),
  })
  .map(({ text, unit, left, optional, count, later, groups, shares }) => ({
    text,
    unit,
    due: addDays(TODAY, left),
    optional,
    ...count,
    later,
    groups: groups.map(([one, of]) => ({ group: one, ...of })),
    from: addDays(TODAY, 1 - shares.length),
    days: shares.map((share) => Math.round(share * count.of)),
  }));
const anyFacts: fc.Arbitrary<ProgressFacts> = fc.record({
  school: words,
  date: fc.constant(TODAY),
  duties: fc.array(duty, { maxLength: 40 }),
});

describe('какими бы ни были числа', () => {
  test('ничто ни на что не наезжает и не выходит за край', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const picture = layOutProgress(facts);
        expect(picture.width).toBe(WIDTH);
        expect(picture.height).toBeLessThanOrEqual(HIGHEST);
        expect(overlaps(picture)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('проверка замечает наезд и выход за край', () => {
    const picture = layOutProgress(MOMENTS.begin);
    const [first] = textsOf(picture);
    if (!first) throw new Error('no text');
    const outside = { ...first, x: WIDTH - 10 };
    const over = { ...first, baseline: first.baseline + 10 };
    expect(overlaps({ ...picture, shapes: [...picture.shapes, outside] })).toContain(first.text);
    expect(overlaps({ ...picture, shapes: [...picture.shapes, over] })).toContain(first.text);
  });

  test('картинка рисуется и весит меньше 500 кБ', async () => {
    await fc.assert(
      fc.asyncProperty(anyFacts, async (facts) => {
        const bytes = await drawProgress(facts);
        expect(bytes.length).toBeLessThan(500_000);
        expect(imageSize(bytes)).toEqual({ type: 'image/png', width: WIDTH, height: layOutProgress(facts).height });
      }),
      { numRuns: 6 },
    );
  });
});

/** Texts that leave the page, or whose place another text, or a bar or a line of the chart, takes too. */
function overlaps(picture: Picture): string[] {
  const texts = textsOf(picture).map((shape) => {
    const [left, right] = edgesOf(shape);
    return { text: shape.text, left, right, top: shape.baseline - 0.75 * shape.size, bottom: shape.baseline + 2 };
  });
  const marks = picture.shapes.flatMap((shape) => {
    if (shape.kind === 'box') {
      const { x, y, width, height, fill } = shape;
      const isGround = [COLOURS.card, COLOURS.openGround, COLOURS.overdueGround, COLOURS.doneGround].some(
        (g) => g === fill,
      );
      return isGround ? [] : [{ text: '', left: x, right: x + width, top: y, bottom: y + height }];
    }
    if (shape.kind === 'text') return [];
    if (shape.kind === 'disc') {
      const { x, y, radius } = shape;
      return [{ text: '', left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }];
    }
    const [xs, ys] = [shape.points.map(([x]) => x), shape.points.map(([, y]) => y)];
    return [{ text: '', left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }];
  });
  const meets = (a: (typeof texts)[number], b: (typeof texts)[number]): boolean =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return texts
    .filter(
      (one, index) =>
        one.left < 0 ||
        one.right > picture.width ||
        one.top < 0 ||
        one.bottom > picture.height ||
        [...texts.slice(0, index), ...marks].some((other) => meets(one, other)),
    )
    .map(({ text }) => text);
}

test('сорок поручений: показаны самые срочные, остальные сосчитаны', () => {
  const duties = Array.from({ length: 40 }, (_, index): DutyProgress => ({
    ...registration([index % 3 === 0 ? 16 : 3, 0, 0, 0], [0]),
    text: `поручение ${index}`,
    due: addDays(day('2023-06-01'), index),
    ...(index % 3 === 0 ? { done: 120 } : {}),
  }));
  const shown = wordsOn({ ...MOMENTS.begin, duties });
  expect(shown.filter((text) => /^Поручение \d+$/u.test(text)).slice(0, 2)).toEqual(['Поручение 1', 'Поручение 2']);
  expect(shown.at(-1)).toMatch(/^И ещё \d+ поручени.: сделано 14, просрочено \d+$/u);
});

test('нарисовать — меньше 300 мс', async () => {
  const times: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    const start = performance.now();
    await drawProgress(MOMENTS.weekBefore);
    times.push(performance.now() - start);
  }
  // the machine may be busy with something else: the best of five says what the drawing takes
  expect(Math.min(...times)).toBeLessThan(300);
});

test('знаки, которых нет в XML, картинке не мешают', () => {
  const facts = { ...MOMENTS.begin, school: 'Школа <&>\u0000\u0007\uFFFE № 5' };
  expect(toSvg(layOutProgress(facts))).toContain('Школа &lt;&amp;&gt; № 5');
});

/** `GOLDEN=write npx jest test/reports` draws them anew; look at them before they are committed. */
describe('нарисовано так же, как на сохранённой картинке', () => {
  const TOLERANCE = 0.005;
  const golden = (name: string): string => join(__dirname, 'golden', `${name}.png`);
  const small = async (facts: ProgressFacts): Promise<Pixels> => shrunk(readPng(await drawProgress(facts)), 3);

  test.each(['weekBefore', 'overdue'] as const)('%s', async (name) => {
    const drawn = await small(MOMENTS[name]);
    if (process.env['GOLDEN'] === 'write') writeFileSync(golden(name), writePng(drawn));
    expect(existsSync(golden(name))).toBe(true);
    expect(difference(drawn, readPng(readFileSync(golden(name))))).toBeLessThan(TOLERANCE);
  });

  test('сравнение замечает другие числа', async () => {
    const [other, ...rest] = MOMENTS.weekBefore.duties;
    if (!other) throw new Error('no duty');
    const drawn = await small({ ...MOMENTS.weekBefore, duties: [{ ...other, done: 61 }, ...rest] });
    expect(difference(drawn, readPng(readFileSync(golden('weekBefore'))))).toBeGreaterThan(TOLERANCE);
  });
});
