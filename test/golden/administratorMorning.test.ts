/** Five minutes before the first lesson: the digest, what waits is decided, the director's question is answered (2.1). */
import { userId } from '../../src/domain/ids';
import { addedTo, openClauseSchool, PEOPLE, readClauses } from '../clauses/school';
import { day } from '../scenes/school';
import { Transcript } from './transcript';

const NEWCOMERS = [
  { user: userId(61), role: 'Учитель-предметник', name: ['Новичкова', 'Нина', 'Николаевна'] },
  { user: userId(62), role: 'Педагог доп. образования', name: ['Певцов', 'Пётр', 'Петрович'] },
] as const;

test('утро администратора: сводка, запросы и отметки разом, «Что с 8А?», часть фамилии, цифры платформы', async () => {
  const clauses = await openClauseSchool(await readClauses());
  const { house } = clauses;
  const { administrator, administration, class_teacher: leader, parent } = PEOPLE;
  const digest = { kind: 'digest_due', user: administrator, staleAfter: null } as const;
  house.now = Date.parse('2023-06-19T08:00:00+03:00');
  await house.happens({ ...digest, date: day('2023-06-19'), at: house.now });
  house.now = Date.parse('2023-06-19T14:00:00+03:00');
  for (const { user, role, name } of NEWCOMERS) {
    const [surname, firstName, patronymic] = name;
    const post = { position: 'учитель', subject: null, classTeacherOf: null };
    const entry = { surname, firstName, patronymic, ...post, administration: false, additionalEducation: false };
    await house.stored(({ staff }) => staff.add(entry));
    await house.introduces(user, role, name.join(' '));
  }
  for (const user of [leader, administration]) await house.says(user, 'Я зарегистрирован');
  await house.says(parent, 'Спросить администратора');
  await house.says(parent, 'Где взять пароль от школьного принтера?');
  await addedTo(clauses, '8А родители', leader);

  const transcript = new Transcript(house, new Map([[administrator, 'Администратор']]));
  house.now = Date.parse('2023-06-20T08:00:00+03:00');
  transcript.scene('вторник, 20 июня 2023 года, 08:00');
  await transcript.happens({ ...digest, date: day('2023-06-20'), at: house.now });
  await transcript.presses(administrator, 'Запросы (2)');
  await transcript.presses(administrator, 'Подтвердить сразу (2)…');
  await transcript.presses(administrator, 'Подтвердить всех (2)');
  await transcript.says(administrator, 'Подтверждения');
  await transcript.presses(administrator, 'Регистрация');
  await transcript.presses(administrator, 'Подтвердить всех (2)');
  transcript.scene('08:03');
  house.now += 3 * 60_000;
  await transcript.says(administrator, 'Кто не зарегистрирован?');
  await transcript.says(administrator, 'Что с 8А?');
  await transcript.says(administrator, 'новичк');
  await transcript.says(administrator, 'Чаты без владельца');
  await transcript.says(administrator, 'на платформе 48 из 60');
  await transcript.says(administrator, 'Обращения');
  await house.close();
  transcript.expectGolden('administrator-morning');
});
