/** The director's Friday on the school's own order: the week, a red clause, what hinders, more time (п. 9). */
import { day } from '../scenes/school';
import { openClauseSchool, PEOPLE, readClauses } from '../clauses/school';
import { Transcript } from './transcript';

test('пятница директора: неделя по приказу, красный пункт, объяснение, новый срок', async () => {
  const { house } = await openClauseSchool(await readClauses());
  const { administrator, director, administration, class_teacher: leader, subject_teacher: teacher } = PEOPLE;
  house.now = Date.parse('2023-06-16T10:00:00+03:00');
  for (const user of [director, administration, leader]) await house.says(user, 'Я зарегистрирован');
  await house.says(administrator, 'Подтверждения');
  await house.presses(administrator, 'Регистрация');
  const all =
    house.labels(administrator).find((label) => /Подтвердить .*\d/u.test(label)) ?? house.labels(administrator).join();
  await house.presses(administrator, all);
  house.now = Date.parse('2023-06-20T10:00:00+03:00');
  for (const said of ['Перенести срок', 'чат класса', '10.11.2023']) await house.says(leader, said);
  await house.presses(leader, 'Много работы');
  await house.presses(leader, 'Отправить просьбу');

  const transcript = new Transcript(
    house,
    new Map([
      [director, 'Директор'],
      [teacher, 'Предметова'],
      [PEOPLE.additional_teacher, 'Кружкова'],
    ]),
  );
  house.now = Date.parse('2023-06-30T15:00:00+03:00');
  transcript.scene('пятница, 30 июня 2023 года, 15:00');
  const date = day('2023-06-30');
  await transcript.happens({ kind: 'weekly_due', user: director, date, at: house.now, staleAfter: null });
  await transcript.presses(director, '🔴 п. 5 приказа');
  await transcript.presses(director, 'Запросить объяснение');
  await transcript.presses(director, 'Да, спросить');

  transcript.scene('15:20');
  house.now += 20 * 60_000;
  await transcript.presses(teacher, 'Написать причину');
  await transcript.says(teacher, 'Не приходит код подтверждения,\nжду ответа поддержки');

  transcript.scene('15:30');
  house.now += 10 * 60_000;
  await transcript.presses(director, 'К пункту');
  await transcript.presses(director, 'Запросить объяснение');
  await transcript.presses(director, 'К пункту');
  await transcript.presses(director, 'Продлить');
  await transcript.presses(director, 'На неделю: до 07.07.2023');
  await transcript.presses(director, 'Да, продлить');
  await transcript.presses(director, 'Все пункты');
  await house.close();
  transcript.expectGolden('director-friday');
});
