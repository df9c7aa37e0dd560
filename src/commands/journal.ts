/** «Журнал»: who did what to whom, as a file (п. 9). */
import type { WriteJournalSheet } from '../domain/journalSheet';
import { toLocal } from '../domain/zone';
import { dayText } from '../texts/dates';
import * as texts from '../texts/journal';
import { notAllowed } from '../texts/refusals';
import type { SchoolContext } from '../usecases/context';
import { readJournal } from '../usecases/readJournal';
import type { Commands } from './command';
import { sheetRow } from './journalText';

/** So many rows go into a file made in a turn; the command line writes all. */
const MOST_ROWS = 2_000;

export interface JournalTools {
  readonly writeJournal: WriteJournalSheet;
}

/** The command. */
export function createJournalCommands(
  context: SchoolContext,
  { writeJournal }: JournalTools,
): Pick<Commands, 'journal'> {
  return {
    async journal(turn, actor) {
      const read = await readJournal(context, turn, actor, { most: MOST_ROWS });
      if (read.kind === 'forbidden') return turn.reply({ text: notAllowed() });
      if (read.records.length === 0) return turn.reply({ text: texts.emptyJournal() });
      const { timeZone } = context.school;
      const bytes = await writeJournal(read.records.map((record) => sheetRow(record, timeZone)));
      const title = texts.sheetFile(dayText(toLocal(turn.now, timeZone).date));
      await turn.replyWithFile(texts.sheetSent(read.records.length, read.earlier), { title, bytes });
    },
  };
}
