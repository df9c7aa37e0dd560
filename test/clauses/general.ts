/** The Regulation's general clauses, 1 and 4. */
import type { ClauseLine } from './map';
import { says, that, topic } from './proofs';
import { addedTo, PEOPLE } from './school';
import { changedOrder } from './scripts';

export const GENERAL: readonly ClauseLine[] = [
  { clause: '1.1', part: '', proofs: { F10: topic('О чём приказ о платформе?', 'order_info') } },
  { clause: '1.2', part: '', proofs: { F10: topic('На основании каких документов вводят Сферум?', 'legal_basis') } },
  { clause: '1.6', part: '', proofs: { F10: topic('Что такое Сферум?', 'what_is_sferum') } },
  {
    clause: '1.3',
    part: '',
    proofs: { D10: changedOrder('subject-chats', { text: 'создать чат по каждому предмету' }, /раньше называлось/u) },
  },
  {
    clause: '1.4',
    part: '',
    proofs: {
      C7: that('the rules of a chat are the school’s, and its owner posts them there', async ({ house, context }) => {
        const { chatRules } = context.school;
        expect(chatRules.length).toBeGreaterThan(0);
        const said = (await house.says(PEOPLE.class_teacher, 'Правила чата')).join('\n');
        for (const rule of chatRules) expect(said).toContain(rule);
      }),
      F9: that('a question in a class chat has one short answer, talk has none', async (school) => {
        const { house } = school;
        const peer = await addedTo(school, '6Б класс', PEOPLE.stranger);
        const before = house.heardIn(peer).length;
        const said = (text: string) =>
          house.happens({
            kind: 'message',
            peer,
            from: PEOPLE.parent,
            text,
            payload: null,
            address: 'mention',
            content: 'text',
            cmid: 1,
            ref: null,
          });
        await said('Сферум платный?');
        const answers = house.heardIn(peer).slice(before);
        expect(answers).toHaveLength(1);
        expect(answers[0]?.length).toBeLessThanOrEqual(400);
      }),
    },
  },
  {
    clause: '1.5',
    part: '',
    proofs: {
      F10: topic('Кто такие пользователи платформы?', 'users_who'),
      P1: that('nothing is kept of a person who did not agree', async ({ house }) => {
        await house.says(PEOPLE.stranger, 'Начать');
        await house.presses(PEOPLE.stranger, 'Не согласен');
        expect(await house.stored((stores) => stores.accounts.find(PEOPLE.stranger))).toBeNull();
      }),
    },
  },
  { clause: '4.1', part: '', proofs: { F10: topic('С какого дня действует Положение?', 'order_info') } },
  {
    clause: '4.2',
    part: '',
    proofs: {
      F10: topic('О чём приказ о платформе?', 'order_info'),
      F2: that('an unsure question has buttons to choose from', async (school) => {
        await says('parent', ['чат'], /./u).run(school);
        expect(school.house.labels(PEOPLE.parent).length).toBeGreaterThan(0);
      }),
      F3: that('what has no answer goes to a person, by the button under it', async (school) => {
        await says('pupil', ['Во сколько завтра обед в столовой?'], /у меня нет ответа/u).run(school);
        await school.house.presses(PEOPLE.pupil, 'Спросить администратора');
        await school.house.says(PEOPLE.pupil, 'Во сколько завтра обед?');
        expect(school.house.last(PEOPLE.administrator)).toMatch(/^Вопрос №1 от ученика 7Б[^]*обед\?$/u);
      }),
    },
  },
];
