/** The director reads all and acts on nothing that is the administrator's (п. 9). */
import { openClauseSchool, PEOPLE, readClauses } from '../clauses/school';
import { userId } from '../../src/domain/ids';

test('директор читает сводку, запросы и обращения; кнопок, которые действуют, в них нет', async () => {
  const { house } = await openClauseSchool(await readClauses());
  const { director, subject_teacher: teacher, parent } = PEOPLE;
  house.now = Date.parse('2023-09-05T10:00:00+03:00');
  await house.stored(({ requests }) =>
    requests.add(
      {
        user: userId(61),
        staff: null,
        statedName: 'Новичкова Нина Николаевна',
        role: 'subject_teacher',
        classLabel: null,
        registered: false,
      },
      house.now,
    ),
  );
  await house.says(teacher, 'Нужна помощь');
  await house.says(parent, 'Спросить администратора');
  await house.says(parent, 'Где взять пароль от школьного принтера?');
  expect((await house.says(director, 'Сводка')).join()).toMatch(
    /^Сводка на 05\.09\.2023[^]*Зарегистрированы: 0 из 10/u,
  );
  expect(house.last(director)).not.toContain('Начните с');
  expect((await house.presses(director, 'Запросы')).join()).toContain('Новичкова Нина Николаевна');
  expect((await house.says(director, 'Обращения')).join()).toContain('Вопрос №1 от родителя 7Б');
  expect(house.labels(director).join()).not.toMatch(/Подтвердить|Отклонить|Решено|Ответить|Закрыть/u);
  for (const words of ['Подтвердить', 'Отклонить', 'Подтвердить №1']) {
    expect((await house.says(director, words)).join()).toContain('только администратору');
  }
  expect(await house.stored(({ requests }) => requests.waiting())).toHaveLength(1);
  await house.close();
});
