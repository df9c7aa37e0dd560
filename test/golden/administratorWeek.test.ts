/** A week of digests, to the administrator and to the administration's chat: much on Monday, a line when nothing changed (2.1). */
import { addedTo, openClauseSchool, PEOPLE, readClauses } from '../clauses/school';
import { day } from '../scenes/school';
import { Transcript } from './transcript';

test('неделя администратора: пять сводок в личных и в чате администрации', async () => {
  const clauses = await openClauseSchool(await readClauses());
  const { house } = clauses;
  const { administrator, director, administration, class_teacher: leader, parent } = PEOPLE;
  house.now = Date.parse('2023-08-25T12:00:00+03:00');
  const chat = await addedTo(clauses, 'Администрация школы', administrator);
  await house.presses(administrator, 'Да, чат администрации');
  await house.says(administrator, 'Настройки сводки');
  await house.presses(administrator, 'И в чат администрации');
  for (const text of ['Когда в школе будет дискотека?', 'а дискотека в школе когда будет?']) {
    await house.says(parent, text);
  }

  const people = new Map([[administrator, 'Администратор']]);
  const transcript = new Transcript(house, people, new Map([[chat, 'Администрация школы']]));
  const morning = async (date: string, called: string): Promise<void> => {
    house.now = Date.parse(`${date}T08:00:00+03:00`);
    transcript.scene(`${called}, ${date.slice(8)}.${date.slice(5, 7)}, 08:00`);
    const due = { date: day(date), at: house.now, staleAfter: null };
    await transcript.happens({ kind: 'digest_due', user: administrator, ...due });
    await transcript.happens({ kind: 'chat_digest_due', ...due });
  };
  await morning('2023-08-28', 'понедельник');
  house.now += 4 * 3_600_000;
  for (const user of [director, leader]) await house.says(user, 'Я зарегистрирован');
  await morning('2023-08-29', 'вторник');
  await transcript.says(administrator, 'Подтверждения');
  await transcript.presses(administrator, 'Регистрация');
  await transcript.presses(administrator, 'Подтвердить всех (2)');
  await morning('2023-08-30', 'среда');
  await morning('2023-08-31', 'четверг');
  await house.stored(({ gaps }) =>
    gaps.noteAlive(Date.parse('2023-09-01T02:10:00+03:00'), Date.parse('2023-09-01T02:50:00+03:00')),
  );
  await house.says(administration, 'Я зарегистрирован');
  await morning('2023-09-01', 'пятница');
  await house.close();
  transcript.expectGolden('administrator-week');
});
