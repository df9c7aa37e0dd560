/** What the bot may answer though nobody addressed it: questions about the platform, and no others. */
import { NO_LANGUAGE } from '../../src/faq/language';
import { buildMatcher } from '../../src/faq/matcher';
import { platformQuestions, verySure } from '../../src/faq/overheard';
import { folds, language } from './faqData';

const mayAsk = platformQuestions(language);

test.each([
  'Сферум платный?',
  'сферум бесплатный ?',
  'Девочки, подскажите, как зайти в сферум с компьютера',
  'Добрый день! Где инструкция по сферуму',
  'нужно ли платить за сферум',
  'Завтра собрание в 18:00. А сферум обязательно ставить?',
])('«%s» asks about the platform', (text) => {
  expect(mayAsk(text)).toBe(true);
});

test.each([
  'Сферум опять не работает, ужас',
  'Завтра сдаём деньги на сферум до 10',
  'как только сферум заработает, напишу',
  'кто-то уже зашёл в сферум, молодцы',
  'Мы в сферуме. Когда собрание?',
  'Сколько стоит экскурсия?',
  'Кто сделал алгебру?',
  'бот, привет',
  '',
  `Сферум платный? ${'Расскажу подробно. '.repeat(12)}`,
])('«%s» does not', (text) => {
  expect(mayAsk(text)).toBe(false);
});

test('a school that tells nothing of its language is asked nothing unasked', () => {
  expect(platformQuestions(NO_LANGUAGE)('Сферум платный?')).toBe(false);
});

test('it takes more to be answered than where the bot is addressed', () => {
  expect(verySure({ topic: 'free', candidates: ['free'], score: 0.95 })).toBeNull();
  expect(verySure({ topic: 'free', candidates: ['free'], score: 0.99 })).toBe('free');
});

test('of phrases it has not seen hardly one is answered wrongly, and talk is left alone', () => {
  const [fold] = folds(10);
  if (!fold) throw new Error('no fold');
  const matcher = buildMatcher(fold.topics, fold.offTopic, language);
  const answered = fold.asked.flatMap(({ text, accept }) => {
    const topic = mayAsk(text) ? verySure(matcher.match(text, 'chat')) : null;
    return topic === null ? [] : [{ onTopic: accept.length > 0, right: accept.includes(topic) }];
  });
  expect(answered.length).toBeGreaterThan(20);
  expect(answered.filter(({ onTopic }) => !onTopic).length).toBeLessThanOrEqual(1);
  expect(answered.filter(({ right }) => !right).length).toBeLessThanOrEqual(answered.length * 0.03);

  const talk = [
    'Кто уже зарегистрировался в сферуме?',
    'Анна Петровна, вы зашли в сферум?',
    'Почему этот сферум вечно не работает???',
    'Что задали в сферуме?',
    'Во сколько урок в сферуме?',
    'Ссылку на урок в сферуме скиньте?',
    'Когда собрание в сферуме?',
    'Вы в сферуме или в вотсапе?',
    'Кто видел Макса?',
    'В вк скинула фото, видели?',
    'Кто удалил меня из группы вк?',
    'Вы уже скачали сферум детям?',
  ];
  expect(talk.filter((text) => mayAsk(text) && verySure(matcher.match(text, 'chat')) !== null)).toEqual([]);
});
