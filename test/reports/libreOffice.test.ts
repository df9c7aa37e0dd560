/** Another program opens what was made: LibreOffice, which CI installs (`.ci/run`); elsewhere skipped where it is not there. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { statementBookFile, statementFile } from './lived';

const PATIENCE_MS = 120_000;

const soffice = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((dir) => join(dir, 'soffice'))
  .find((path) => existsSync(path));
const inCi = process.env['CI'] !== undefined && process.env['CI'] !== '';
const skipped = soffice === undefined && !inCi;
const opened = skipped ? test.skip : test;
const name = (what: string): string =>
  skipped
    ? `${what} (пропущено: нет LibreOffice; поставить: apt-get install libreoffice-writer libreoffice-calc)`
    : what;

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'bot-office-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** Converts files of the folder; what the program will not open gives nothing. */
async function convert(to: string, ...files: readonly string[]): Promise<void> {
  if (soffice === undefined) throw new Error('LibreOffice is not there: .ci/run installs it');
  const profile = `-env:UserInstallation=file://${join(dir, 'profile')}`;
  await promisify(execFile)(soffice, [profile, '--headless', '--convert-to', to, ...files], {
    cwd: dir,
    timeout: PATIENCE_MS,
  });
}

opened(
  name('справку открывает другая программа, без починки; испорченную — нет'),
  async () => {
    const bytes = await statementFile();
    await writeFile(join(dir, 'spravka.docx'), bytes);
    await writeFile(join(dir, 'damaged.docx'), bytes.subarray(0, bytes.length - 2_000));
    await convert('txt:Text (encoded):UTF8', 'spravka.docx', 'damaged.docx');
    const text = await readFile(join(dir, 'spravka.txt'), 'utf8');
    for (const piece of [
      'Справка об исполнении приказа',
      'Создать чат класса',
      'Исполнено частично',
      'Соколова Ирина Львовна',
      'Администратор платформы',
    ])
      expect(text).toContain(piece);
    expect(await readdir(dir)).not.toContain('damaged.txt');
  },
  PATIENCE_MS,
);

opened(
  name('книгу открывает другая программа: три листа'),
  async () => {
    await writeFile(join(dir, 'book.xlsx'), await statementBookFile());
    // UTF-8, every sheet a file of its own
    await convert('csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1', 'book.xlsx');
    const sheets = ['Реестр', 'Чаты', 'История'];
    const texts = await Promise.all(sheets.map((sheet) => readFile(join(dir, `book-${sheet}.csv`), 'utf8')));
    for (const text of texts) expect(text).toContain('Снимок данных на 01.10.2030, 09:30');
    expect(texts[0]).toContain('Ёлкина Анна Петровна');
    expect(texts[1]).toContain('Чат 7Б');
    expect(texts[2]).toContain('срок продлён до 11.10.2030');
  },
  PATIENCE_MS,
);
