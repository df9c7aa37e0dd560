/** The dialogues on the school's own data: what people read must fit VK and name the order. */
import { join } from 'node:path';
import { userId } from '../../src/domain/ids';
import { readCode } from '../../src/domain/personalCode';
import { readSchool } from '../../src/school/readSchool';
import { createSchoolContext } from '../../src/schoolContext';
import { WORDS } from '../../src/texts/words';
import type { SchoolContext } from '../../src/usecases/context';
import { House } from './harness';

const ADMINISTRATOR = userId(1);
const PARENT = userId(30);

let context: SchoolContext;
let house: House;
beforeAll(async () => {
  const data = await readSchool(join(__dirname, '../../data'));
  if (data.kind !== 'school') throw new Error('the data has problems');
  context = createSchoolContext(data, [ADMINISTRATOR], { id: 5 });
});
beforeEach(async () => {
  house = await House.open(context);
});
afterEach(() => house.close());

test('an administrator reads all duties of the order and the Regulation, in messages that VK takes', async () => {
  const messages = await house.says(ADMINISTRATOR, 'Мои обязанности');
  const whole = messages.join('\n');
  const order = context.orders[0];
  expect(whole).toContain(`№${order?.number}`);
  const own =
    order?.duties.filter((duty) => duty.assignee.who === 'role' && duty.assignee.role === 'administrator') ?? [];
  expect(own.length).toBeGreaterThan(5);
  for (const duty of own) expect(whole).toContain(duty.text);
  for (const text of messages) expect(text.length).toBeLessThanOrEqual(4096);
});

test('no question of the school, no class and no word of the bot is taken for a personal code', () => {
  const questions = [...context.topics.values()].flatMap((topic) => [topic.title, ...topic.questions]);
  expect(questions.length).toBeGreaterThan(500);
  const texts = [...questions, ...context.school.classes, ...Object.values(WORDS).flat()];
  expect(texts.filter((text) => readCode(text).kind !== 'none')).toEqual([]);
  expect(texts.filter((text) => readCode(`код ${text}`).kind !== 'none')).toEqual([]);
});

test('a parent chooses among all classes on one keyboard and reads the rights with their clauses', async () => {
  await house.says(PARENT, 'Начать');
  await house.presses(PARENT, 'Согласен');
  await house.presses(PARENT, 'Родитель');
  expect(house.labels(PARENT)).toEqual(expect.arrayContaining([...context.school.classes]));
  const [first] = context.school.classes;
  const [welcome] = await house.presses(PARENT, first ?? '');
  expect(welcome).toMatch(/круглосуточно \(п\. [\d.]+ Положения\)/u);
  expect(welcome).toContain(context.school.contacts.supportEmail);
  expect(welcome).toContain(context.school.contacts.site);
});

describe('a question that may be about several topics', () => {
  const UNSURE = 'Вопрос по поводу регистрации и чатов';

  test('is asked back about with up to three topics and, last under the same message, the way to a person', async () => {
    await house.stored(async ({ accounts }) => {
      await accounts.consent(PARENT, 1, house.now);
      await accounts.addRole(PARENT, 'parent', null);
    });
    expect(await house.says(PARENT, UNSURE)).toEqual([
      expect.stringMatching(/^Уточните, пожалуйста, о чём вопрос[^]*«Спросить администратора»/u),
    ]);
    const [keyboard, ...others] = house.keyboards(PARENT);
    expect([keyboard?.inline, keyboard?.rows.length, others]).toEqual([true, 4, []]);
    expect(keyboard?.rows.at(-1)?.map(({ label }) => label)).toEqual(['Спросить администратора']);
    await house.presses(PARENT, 'Спросить администратора');
    expect(house.last(PARENT)).toMatch(/Передать вопрос сейчас некому|Напишите вопрос одним сообщением/u);
  });

  test('leads an administrator to topics only: there is nobody else to ask', async () => {
    const [text] = await house.says(ADMINISTRATOR, UNSURE);
    expect(text).toMatch(/^Уточните[^]*задайте вопрос другими словами\.$/u);
    expect(house.labels(ADMINISTRATOR)).not.toContain('Спросить администратора');
  });
});
