import { call } from './commandLine';

const COMMANDS = [
  'doctor',
  'journal',
  'data check',
  'data schema',
  'faq match',
  'faq eval',
  'remind',
  'rehearse',
  'events failed',
  'events retry',
  'roster import',
  'roster undo',
  'backup',
  'restore',
  'statement',
  'settings export',
  'faq export',
] as const;

describe('The command line explains itself', () => {
  it('shows every command and refuses when called without any', async () => {
    const called = await call('');
    expect(called).toMatchObject({ code: 2, out: [] });
    for (const command of COMMANDS) expect(called.err.join('\n')).toContain(`  ${command} `);
  });

  it.each(['--help', '-h', 'help'])('shows the same as a result when asked with %s', async (word) => {
    const called = await call(word);
    expect(called).toMatchObject({ code: 0, err: [] });
    for (const command of COMMANDS) expect(called.out.join('\n')).toContain(`  ${command} `);
  });

  it.each(COMMANDS)('tells how «%s» is used', async (command) => {
    const called = await call(`${command} --help`);
    expect(called).toMatchObject({ code: 0, err: [] });
    expect(called.out[0]).toContain(`Использование: npm run -s cli -- ${command}`);
  });

  it('shows the commands of a group when only its name is typed', async () => {
    const alone = await call('data');
    expect(alone).toMatchObject({ code: 2, out: [] });
    expect(alone.err.join('\n')).toContain('data schema');
    expect(alone.err.join('\n')).not.toContain('faq match');
    expect(await call('data --help')).toEqual({ code: 0, out: alone.err, err: [] });
  });

  it.each([
    ['dance', 'Нет команды «dance».'],
    ['data dance', 'Нет команды «data dance».'],
    ['data check --deep', 'Нет ключа --deep.'],
    ['data check --dir', 'Ключ --dir:'],
    ['data check extra', 'Лишний аргумент «extra».'],
    ['remind', '--days ЧИСЛО'],
    ['remind --days 0', '--days ЧИСЛО'],
    ['remind --days -3', 'Ключ --days:'],
    ['remind --days 400', '--days ЧИСЛО'],
    ['remind --days two', '--days ЧИСЛО'],
    ['remind --days 3 --json=yes', 'Ключ --json:'],
    ['rehearse', '--from ГГГГ-ММ-ДД'],
    ['rehearse --from 2023-06-14', '--to ГГГГ-ММ-ДД'],
    ['rehearse --from 2023-02-29 --to 2023-03-01', '--from ГГГГ-ММ-ДД'],
    ['rehearse --from 2023-06-15 --to 2023-06-14', 'не раньше первого'],
    ['rehearse --from 2023-06-14 --to 2024-07-18', 'не больше 400'],
    ['faq match', '--place dm'],
    ['faq match --place street', '--place dm'],
    ['faq eval', 'Не хватает аргумента.'],
    ['events retry', 'Не хватает аргумента.'],
    ['events retry last', '«last» — не номер события'],
  ])('says what is wrong with «%s» and how it should be', async (command, why) => {
    const called = await call(command);
    expect(called).toMatchObject({ code: 2, out: [] });
    expect(called.err[0]).toContain(why);
    expect(called.err.slice(1).join('\n')).toContain('Использование:');
  });
});

describe('A wrong configuration', () => {
  it.each([
    'faq match --place dm',
    'remind --days 3',
    'rehearse --from 2023-06-14 --to 2023-06-15',
    'events failed',
    'events retry 1',
  ])('stops «%s» with its remedy', async (command) => {
    const called = await call(command, { env: { ADMIN_IDS: 'me' } });
    expect(called).toMatchObject({ code: 1, out: [] });
    expect(called.err.join('\n')).toContain('ADMIN_IDS: нужны номера профилей VK');
  });
});
