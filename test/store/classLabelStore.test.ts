import SQLite from 'better-sqlite3';
import { peerId, userId } from '../../src/domain/ids';
import { label } from '../scenes/school';
import { opened, scratchFile } from './openDatabase';

const FIRST = 1_000;
const LATER = 2_000;
const [ANNA, VERA, PUPIL] = [userId(1), userId(2), userId(3)];

test('declared chats and waiting requests go with their class; decided ones and later ones stay', async () => {
  const file = scratchFile();
  const database = await opened(file.path);
  const raw = new SQLite(file.path);
  const declare = raw.prepare(
    `insert into chat_declaration (kind, class_label, title, state, declared_by, declared_at) values ('class', '6А', ?, ?, 1, ?)`,
  );
  declare.run('waits', 'waiting', FIRST);
  declare.run('seen by two', 'witnessed', FIRST);
  declare.run('refused', 'refused', FIRST);
  declare.run('of the new year', 'waiting', LATER);
  await database.transaction(async (stores) => {
    const request = { staff: null, statedName: 'Новикова Дарья', role: 'class_teacher', registered: false } as const;
    await stores.requests.add({ ...request, user: ANNA, classLabel: label('6А') }, FIRST);
    await stores.requests.add({ ...request, user: VERA, classLabel: label('6А') }, LATER);
    expect(new Set(await stores.classLabels.inUse())).toEqual(new Set(['6А']));
    await stores.classLabels.move(label('6А'), label('7А'), LATER);
    expect(await stores.requests.waitingOf(ANNA)).toMatchObject({ classLabel: '7А' });
    expect(await stores.requests.waitingOf(VERA)).toMatchObject({ classLabel: '6А' });
    await stores.classLabels.move(label('7А'), null, LATER);
    expect(await stores.requests.waitingOf(ANNA)).toMatchObject({ classLabel: null });
  });
  expect(raw.prepare('select title, class_label as label, state from chat_declaration order by id').all()).toEqual([
    { title: 'waits', label: '7А', state: 'withdrawn' },
    { title: 'seen by two', label: '7А', state: 'withdrawn' },
    { title: 'refused', label: '6А', state: 'refused' },
    { title: 'of the new year', label: '6А', state: 'waiting' },
  ]);
  raw.close();
  await database.close();
  file.remove();
});

test('a family goes with its class; whoever agreed later, a linked teacher’s own class and chats stay', async () => {
  const file = scratchFile();
  const database = await opened(file.path);
  await database.transaction(async (stores) => {
    const { accounts, chats, classLabels, staff } = stores;
    await accounts.consent(ANNA, 1, FIRST);
    await accounts.addRole(ANNA, 'class_teacher', label('6А'));
    await accounts.addRole(ANNA, 'parent', label('6А'));
    const entry = { surname: 'Ёлкина', firstName: 'Анна', patronymic: null, position: 'учитель', subject: null };
    const more = { classTeacherOf: label('6А'), administration: false, additionalEducation: false };
    await staff.link(await staff.add({ ...entry, ...more }), ANNA, FIRST);
    await accounts.consent(PUPIL, 1, LATER);
    await accounts.addRole(PUPIL, 'pupil', label('6А'));
    await chats.seen(peerId(2_000_000_001), null, FIRST);
    const is = { kind: 'class', classLabel: label('6А'), isExtra: false } as const;
    await chats.confirm(peerId(2_000_000_001), is, ANNA, FIRST);
    await classLabels.move(label('6А'), label('7А'), LATER);
    expect((await accounts.find(ANNA))?.roles).toEqual([
      { role: 'class_teacher', classLabel: '6А' },
      { role: 'parent', classLabel: '7А' },
    ]);
    expect(await classLabels.families()).toEqual([
      { user: ANNA, role: 'parent', classLabel: '7А', since: FIRST },
      { user: PUPIL, role: 'pupil', classLabel: '6А', since: LATER },
    ]);
    expect(await classLabels.chats()).toMatchObject([{ classLabel: '6А', confirmedAt: FIRST }]);
  });
  await database.close();
  file.remove();
});
