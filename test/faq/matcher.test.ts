import fc from 'fast-check';
import { buildMatcher } from '../../src/faq/matcher';
import type { Place } from '../../src/faq/topic';
import { language, offTopic, topics } from './faqData';

const matcher = buildMatcher(topics, offTopic, language);
const dm = (text: string): string | null => matcher.match(text, 'dm').topic;
const chat = (text: string): string | null => matcher.match(text, 'chat').topic;

describe('a person asks in their own way', () => {
  test.each([
    ['ё or е, capitals', 'СФЕРУМ ПЛАТНЫЙ?', 'free'],
    ['a mention of the bot', '[club1|@sferum_bot] сферум платный?', 'free'],
    ['greeting and politeness around', 'Здравствуйте! Подскажите пожалуйста, сферум платный? Спасибо', 'free'],
    ['a typo', 'как зарегестрироваться в сферуме', 'register_howto'],
    ['another typo', 'не приходят уведомлния', 'app_bugs'],
    ['the keyboard in Latin', 'cathev gkfnysq&', 'free'],
    ['the keyboard in Latin, longer', 'rfr dsqnb bp xfnf', 'leave_chat'],
    ['transliteration', 'kak vyiti iz chata', 'leave_chat'],
    ['transliteration, longer', 'kak zaregistrirovatsya v sferume', 'register_howto'],
    ['transliteration with w for ш and x for х', 'kak vyxodit iz wkolnogo chata', 'leave_chat'],
    ['a word as it sounds, with a slip on top', 'как зарегестриравться в сферуме', 'register_howto'],
    [
      'a name, a patronymic and a signature',
      'Доброго времени суток, Мария Ивановна! Сферум платный? С уважением, Анна',
      'free',
    ],
    ['Latin letters inside a Russian word', 'cферум платный?', 'free'],
    ['one word', 'дедлайны', 'deadlines_all'],
    [
      'a story with the question in the middle',
      'Мы вчера вернулись с дачи. Бабушка просила узнать. Сферум платный? А то пенсия маленькая. Жду ответа',
      'free',
    ],
  ])('%s', (_way, text, topic) => {
    expect(dm(text)).toBe(topic);
  });

  test('of several questions in one message each brings its topic among the three', () => {
    for (const text of ['Сферум платный? И как выйти из чата?', 'Как выйти из чата и ещё: сферум платный?']) {
      expect(matcher.match(text, 'dm').candidates).toEqual(expect.arrayContaining(['free', 'leave_chat']));
    }
  });

  test('the title or the id of a topic is answered at once, in a chat too', () => {
    for (const { id, title } of topics) {
      expect([title, chat(title)]).toEqual([title, id]);
      expect([id, chat(id)]).toEqual([id, id]);
    }
  });

  test('a phrase of the data is answered with its topic at once', () => {
    for (const { id, questions } of topics) expect(chat(questions[0] ?? '')).toBe(id);
  });
});

describe('in a class chat a plain question of the Regulation is answered at once', () => {
  test.each([
    ['куда писать если не работает', 'support_email'],
    ['не работает, куда писать?', 'support_email'],
    ['куда писать если ничего не работает', 'support_email'],
    ['куда жаловаться если не работает', 'support_email'],
    ['до какого числа надо создать чаты?', 'deadline_class_chats'],
    ['до какого срока надо создать чаты', 'deadline_class_chats'],
    ['когда надо создать чаты', 'deadline_class_chats'],
    ['до какого числа создать чат администрации', 'deadline_admin_chat'],
    ['до какого числа создать чат педагогов', 'deadline_teacher_chat'],
    ['какие у меня права?', 'my_rights'],
    ['мои права', 'my_rights'],
    ['мои права как родителя', 'my_rights'],
    ['на что имеют право родители', 'my_rights'],
    ['как дать права администратора учителю', 'extra_admins'],
  ])('%s', (text, topic) => {
    expect(chat(text)).toBe(topic);
    expect(dm(text)).toBe(topic);
  });
});

describe('the bot knows when to be silent', () => {
  test.each([
    'Добрый день',
    'спасибо!',
    '',
    '   ',
    '👍👍👍',
    'Бесплатные билеты в музей до какого дня действуют?',
    'кто у нас отвечает за цветы на линейку',
    'на какую почту выслать сканы справок',
    'Завтра все в белых рубашках, сбор в 8:40',
    'Сферум. Выложила фото с ёлки',
    'домофон не работает, куда звонить',
    'до какого числа надо сдать книги',
    'доклад про права человека к пятнице',
  ])('«%s» is not answered in a chat', (text) => {
    expect(chat(text)).toBeNull();
  });

  test.each([
    'не помню',
    'может быть',
    'а когда',
    'что делать',
    'ну и как',
    'не знаю',
    'а кто это',
    'ну а дальше',
    'как быть',
    'зачем это надо',
    'скорее всего',
    'точно?',
  ])('«%s» names nothing to answer about: silence in a chat, at most buttons in private', (text) => {
    expect(chat(text)).toBeNull();
    expect(dm(text)).toBeNull();
  });

  test('what is clearly about something else brings no buttons in private', () => {
    for (const text of ['Какая завтра погода?', 'купите хлеба и молока', 'привет', '🙂']) {
      expect(matcher.match(text, 'dm')).toMatchObject({ topic: null, candidates: [] });
    }
  });

  test('less sure in private: up to three candidates, best first, no answer at once', () => {
    const unsure = topics
      .flatMap(({ questions }) => questions.map((question) => question.split(' ').slice(0, 2).join(' ')))
      .map((text) => matcher.match(text, 'dm'))
      .filter(({ topic, candidates }) => topic === null && candidates.length > 0);
    expect(unsure.length).toBeGreaterThan(0);
    for (const { candidates, score } of unsure) {
      expect(candidates.length).toBeLessThanOrEqual(3);
      expect(new Set(candidates).size).toBe(candidates.length);
      expect(score).toBeLessThan(1);
    }
  });

  test('what is answered in a chat is answered the same in private', () => {
    for (const { questions } of topics) {
      for (const question of questions) {
        const topic = chat(question);
        if (topic !== null) expect(dm(question)).toBe(topic);
      }
    }
  });
});

describe('the matcher learns from data alone', () => {
  const topic = { ...topics[0]!, id: 'canteen', title: 'Столовая', questions: ['что на обед в столовой'] };
  // a part of the data is learnt in a moment
  const few = topics.slice(0, 8);
  const little = offTopic.filter((_text, i) => i % 8 === 0);

  test('a new phrase counts at the next load', () => {
    const phrase = 'а котлетки сегодня с пюрешкой';
    expect(buildMatcher([...few, topic], little, language).match(phrase, 'chat').topic).toBeNull();
    const taught = buildMatcher([...few, { ...topic, questions: [...topic.questions, phrase] }], little, language);
    expect(taught.match(phrase, 'chat').topic).toBe('canteen');
  });

  test('works with few topics, one, or none', () => {
    expect(buildMatcher([], [], language).match('сферум платный?', 'dm')).toEqual({
      topic: null,
      candidates: [],
      score: 0,
    });
    expect(buildMatcher([topic], [], language).match('что на обед в столовой', 'dm').topic).toBe('canteen');
    expect(buildMatcher([], ['привет'], language).match('привет', 'dm').topic).toBeNull();
  });

  test('is the same every time it is built', () => {
    const once = buildMatcher(few, little, language);
    const again = buildMatcher(few, little, language);
    for (const text of ['не могу войти', 'дедлайн по чату', 'куда писать', 'где чат']) {
      expect(again.match(text, 'dm')).toEqual(once.match(text, 'dm'));
    }
  });
});

describe('any text at all', () => {
  const pieces = fc.constantFrom(
    'сферум',
    'чат ',
    'rfr ',
    '[club1|',
    '@',
    '.',
    '?',
    '\n',
    '\u0000',
    'щ',
    '🙂',
    'ё',
    '\ud800',
    'a\u0301',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.array(pieces, { maxLength: 2_000 }).map((parts) => parts.join('')),
    fc
      .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 3_000 }))
      .map(([part, times]) => part.repeat(times)),
  );

  test('neither throws nor takes long, and keeps the shape of an answer', () => {
    const spentMs = (text: string, place: Place): number => {
      const start = process.cpuUsage();
      matcher.match(text, place);
      return process.cpuUsage(start).user / 1000;
    };
    let slow = 0;
    fc.assert(
      fc.property(texts, fc.constantFrom('dm' as const, 'chat' as const), (text, place) => {
        const { topic, candidates, score } = matcher.match(text, place);
        // One slow run may be the garbage collector's; three are the matcher's.
        if (Math.min(spentMs(text, place), spentMs(text, place), spentMs(text, place)) > 20) slow++;
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(candidates.length).toBeLessThanOrEqual(3);
        expect(topic === null || topic === candidates[0]).toBe(true);
      }),
      { numRuns: 300, seed: 7 },
    );
    expect(slow).toBe(0);
  });

  test('a message of 9,000 characters is read at its beginning and its end', () => {
    const filler = 'вчера мы ездили на дачу и собирали яблоки с соседями. '.repeat(170);
    expect(dm(`Сферум платный? ${filler}`)).toBe('free');
    expect(dm(`${filler} Сферум платный?`)).toBe('free');
  });
});
