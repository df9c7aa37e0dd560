import { relative } from 'node:path';
import { readSandbox } from '../../src/school/readSandbox';
import { dataProblemsText } from '../../src/texts/dataProblems';
import { makeFolder, type Changes } from './folder';

const WORLD = `sandbox:
  starts: 2024-09-01T09:00:00+06:00
people:
  - { id: 5, first_name: Лев, last_name: Ким, note: Учитель. }
chats:
  - { local_id: 1, title: 7А, owner: 5, members: [5] }
`;
const ROSTER = `made_up: true
staff:
  - { surname: Ким, first_name: Лев, position: учитель, class_teacher_of: 7А }
`;

async function read(changes: Changes): Promise<unknown> {
  const folder = await makeFolder(changes);
  const data = await readSandbox(folder.dir);
  await folder.remove();
  if (data?.kind !== 'problems') return data;
  return dataProblemsText(data.problems.map((p) => ({ ...p, file: relative(folder.dir, p.file) }))).split('\n');
}

test('a school without a sandbox has none', async () => {
  expect(await read({})).toBeNull();
});

test('people, chats and the clock are read; a name is put together where it is not given in full', async () => {
  expect(await read({ 'sandbox/world.yaml': WORLD, 'sandbox/roster.yaml': ROSTER })).toMatchObject({
    kind: 'sandbox',
    startsAt: Date.parse('2024-09-01T03:00:00Z'),
    people: [{ id: 5, name: 'Лев Ким', firstName: 'Лев', lastName: 'Ким', note: 'Учитель.', administrator: false }],
    chats: [{ localId: 1, title: '7А', owner: 5, members: [5] }],
    roster: { madeUp: true, entries: [{ surname: 'Ким', classTeacherOf: '7А' }] },
  });
});

test('what does not fit together is told with its place', async () => {
  const world = `${WORLD}  - { local_id: 1, title: 7Б, owner: 5, members: [6] }\n`.replace('+06:00', '');
  const roster = `${ROSTER}  - { surname: Гуль, first_name: Яна, position: учитель, class_teacher_of: 7А }\n`;
  expect(await read({ 'sandbox/world.yaml': world, 'sandbox/roster.yaml': roster })).toEqual([
    'sandbox/roster.yaml:4:76: У класса «7А» уже есть классный руководитель.',
    'sandbox/world.yaml:2:11: «sandbox.starts»: нужен момент вида ГГГГ-ММ-ДДT09:00:00+03:00.',
  ]);
  const placed = world.replace('09:00:00', '09:00:00Z');
  expect(await read({ 'sandbox/world.yaml': placed, 'sandbox/roster.yaml': ROSTER })).toEqual([
    'sandbox/world.yaml:7:17: «1» уже встречалось раньше. Название должно быть единственным.',
    'sandbox/world.yaml:7:38: Владельца чата нет среди его участников (members).',
    'sandbox/world.yaml:7:51: Человека с id 6 нет в списке people.',
  ]);
});

test('half a sandbox is a problem', async () => {
  expect(await read({ 'sandbox/roster.yaml': ROSTER })).toEqual([
    'sandbox/world.yaml:1:1: Файла нет. Создайте его по образцу из папки data проекта.',
  ]);
});
