/** Words that ask nothing, and questions that the bot cannot answer. */
import { userId } from '../../src/domain/ids';
import { NO_LANGUAGE } from '../../src/faq/language';
import { buildMatcher } from '../../src/faq/matcher';
import { House } from './harness';
import { ADMINISTRATOR, madeUpSchool } from './school';

const PARENT = userId(30);

const school = madeUpSchool();
const language = { ...NO_LANGUAGE, fillers: new Set(['спасибо', 'хорошо', 'а']) };
const matcher = buildMatcher([...school.topics.values()], ['что на обед', 'кто забыл сменку'], language);

let house: House;
beforeEach(async () => {
  house = await House.open({ ...school, language, matcher });
});
afterEach(() => house.close());

test.each(['спасибо', 'Спасибо большое!', 'Большое спасибо за ответ', 'благодарю)', 'Ок, спасибо'])(
  '«%s» is answered with kindness',
  async (thanks) => {
    expect(await house.says(PARENT, thanks)).toEqual([expect.stringMatching(/^Пожалуйста!/u)]);
  },
);

test.each(['ок', 'Хорошо', 'понятно.', '👍', '👍🏻❤️', 'Поняла!'])('«%s» is taken as a nod', async (nod) => {
  expect(await house.says(PARENT, nod)).toEqual([expect.stringMatching(/^Хорошо!/u)]);
});

test.each(['спасибо, а платформа платная?', 'хорошо, а сколько стоит платформа'])(
  '«%s» is a question all the same',
  async (question) => {
    expect(await house.says(PARENT, question)).toEqual([expect.stringContaining('бесплатна')]);
  },
);

test.each(['7', '5️⃣', '()', 'спасите'])('«%s» is no courtesy', async (text) => {
  expect(await house.says(PARENT, text)).not.toEqual([expect.stringMatching(/^(Хорошо|Пожалуйста)!/u)]);
});

test('«да» and «ок» under the question of consent are still answers to it', async () => {
  await house.says(PARENT, 'Начать');
  await house.says(PARENT, 'ок');
  expect(house.last(PARENT)).toContain('Кто вы в школе?');
});

test('without an answer a parent is led to the administrator, the administrator to the platform’s support', async () => {
  const question = 'кто выиграл матч?';
  const [forParent] = await house.says(PARENT, question);
  expect(forParent).toContain('А.А. Заведующая');
  const [forAdministrator] = await house.says(ADMINISTRATOR, question);
  expect(forAdministrator).toContain('help@platform.example');
  expect(forAdministrator).not.toMatch(/администратору|Заведующая/u);
});
