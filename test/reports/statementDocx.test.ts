/** The paper as it is printed: its words, and that the same snapshot makes the same paper. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Statement } from '../../src/domain/statement';
import { statementDocx } from '../../src/reports/statementDocx';
import { statementWorkbook } from '../../src/reports/statementBook';
import { readWorkbook } from '../../src/roster/workbook';
import { day } from '../scenes/school';
import { livedStatement } from './lived';
import { partsOf, wordsOf } from './openFiles';

let statement: Statement;
beforeAll(async () => {
  statement = await livedStatement();
});

const HASH = 'a0b1c2d3e4f5a6b7'.repeat(4);

test('справка целиком: шапка, итоги, таблица по пунктам, подписи, приложения поимённо', async () => {
  const words = wordsOf(await statementDocx({ ...statement, hash: HASH }));
  expect(words.join('\n')).toBe(readFileSync(join(__dirname, 'statement.txt'), 'utf8').trimEnd());
});

test('по одному снимку — одна и та же справка и книга: части файлов совпадают до байта', async () => {
  for (const make of [statementDocx, statementWorkbook]) {
    const [first, second] = [partsOf(await make(statement)), partsOf(await make(statement))];
    expect([...second]).toEqual([...first]);
    expect(first.get('docProps/core.xml')).toContain('2030-10-01T06:30:00Z');
  }
});

test('внизу каждой страницы — на какой момент, отпечаток и номер; заголовок таблицы повторяется', async () => {
  const parts = partsOf(await statementDocx({ ...statement, hash: HASH }));
  const footer = [...parts].find(([name]) => name.startsWith('word/footer'))?.[1] ?? '';
  for (const piece of ['на 01.10.2030, 09:30', 'a0b1 c2d3 e4f5 a6b7', 'PAGE', 'NUMPAGES'])
    expect(footer).toContain(piece);
  const document = parts.get('word/document.xml') ?? '';
  // the main table and both annexes
  expect(document.match(/<w:tblHeader\/>/gu)).toHaveLength(3);
  expect(document).toContain('w:orient="landscape"');
});

test('имя из списка не становится разметкой', async () => {
  const [first, ...others] = statement.snapshot.people;
  if (!first) throw new Error('nobody');
  const people = [{ ...first, name: '<w:p>Иванова & "Ко"' }, ...others];
  const words = wordsOf(await statementDocx({ ...statement, snapshot: { ...statement.snapshot, people } }));
  expect(words.join('\n')).toContain('<w:p>Иванова & "Ко"');
});

test('песочница так и называется в первой строке, у школы этой строки нет', async () => {
  const madeUp = { ...statement, snapshot: { ...statement.snapshot, madeUp: true } };
  expect(wordsOf(await statementDocx(madeUp))[0]).toBe('Песочница или репетиция: люди, чаты и отметки выдуманы.');
  expect(wordsOf(await statementDocx(statement))[0]).toBe('Выдуманная школа № 5');
});

test('книга: реестр, чаты и история, на каждом листе время и полный отпечаток', async () => {
  const book = await readWorkbook(Buffer.from(await statementWorkbook({ ...statement, hash: HASH })), 1_000);
  if (book.kind !== 'sheets') throw new Error(book.kind);
  expect(book.sheets.map(({ name }) => name)).toEqual(['Реестр', 'Чаты', 'История']);
  for (const { rows } of book.sheets) {
    expect(rows[0]?.[0]).toBe('Выдуманная школа № 5. Справка об исполнении: приказ №7-А от 02.09.2030');
    expect(rows[1]?.[0]).toBe(`Снимок данных на 01.10.2030, 09:30 (Europe/Moscow), SHA-256: ${HASH}`);
  }
  const [register, chats, history] = book.sheets.map(({ rows }) => rows.slice(3).map((row) => row.join(' | ')));
  expect(register).toEqual([
    '1 | Двойнов Иван Иванович | учитель | история |  | да | нет | не требуется | 20.09.2030 |  | не требуется: в этом случае не нужно (администратор) | нет | нет | 0 из 1',
    '2 | Двойнов Иван Иванович | педагог-организатор |  |  | да | нет | боту ещё не писал(а) | 20.09.2030 |  | — | нет | нет | 0 из 1',
    '3 | Ёлкина Анна Петровна | учитель | физика | 7Б | да | да | зарегистрирован(а) | 20.09.2030 | 10.09.2030 | подтверждено (администратор) | нет | нет | 1 из 2',
    '4 | Соколова Ирина Игоревна | учитель | музыка |  | да | нет | боту ещё не писал(а) | 11.10.2030 |  | — | нет | нет | 0 из 2',
    '5 | Соколова Ирина Львовна | учитель | химия | 6А | да | да | зарегистрирован(а) | 20.09.2030 | 24.09.2030 | со слов исполнителя | нет | нет | 1 из 2',
  ]);
  expect(chats).toEqual([
    '1 | Чат 6А |  | п. 2 приказа | 25.10.2030 | подтвердил второй человек | 6А в MAX | 20.09.2030 | второй человек',
    '2 | Чат 6Б |  | п. 2 приказа | 25.10.2030 | нет |  |  | ',
    '3 | Чат 7А |  | п. 2 приказа | 25.10.2030 | нет |  |  | ',
    '4 | Чат 7Б |  | п. 2 приказа | 25.10.2030 | бот в чате | Чат 1 | 18.09.2030 | администратор',
  ]);
  expect(history?.map((line) => line.split(' | ').slice(1, 4).join(' | '))).toEqual([
    '10.09.2030 | 10:00 | п. 1 приказа',
    '12.09.2030 | 11:00 | п. 1 приказа',
    '15.09.2030 | 09:00 | п. 1 приказа',
    '16.09.2030 | 09:00 | п. 1 приказа',
    '18.09.2030 | 13:00 | п. 2 приказа',
    '20.09.2030 | 10:00 | п. 2 приказа',
    '23.09.2030 | 18:00 | п. 2 приказа',
    '24.09.2030 | 12:00 | п. 1 приказа',
  ]);
  expect(history?.[2]).toContain('Соколова Ирина Игоревна | срок продлён до 11.10.2030: болезнь');
  expect(history?.[6]).toContain('6А | чат подтвердил второй человек');
});

test('цифры с платформы стоят в истории на своём месте, с днём и с тем, кто их ввёл', async () => {
  const typed = {
    date: day('2030-09-17'),
    minute: 485,
    figures: { day: day('2030-09-16'), registered: 48, of: 60 },
    by: { who: 'staff', name: 'Ёлкина А.П.' },
  } as const;
  const snapshot = { ...statement.snapshot, platform: [typed] };
  const book = await readWorkbook(Buffer.from(await statementWorkbook({ ...statement, snapshot })), 1_000);
  if (book.kind !== 'sheets') throw new Error(book.kind);
  const rows = book.sheets[2]?.rows.slice(3).map((row) => row.join(' | ')) ?? [];
  expect(rows[4]).toBe(
    '5 | 17.09.2030 | 08:05 |  | зарегистрировано на платформе | школа | 48 из 60 на 16.09.2030 | Ёлкина А.П. | ',
  );
});
