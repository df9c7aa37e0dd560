/** What the database holds: the chain of the journal, events set aside, messages that wait. */
import type { School } from '../../domain/school';
import { layOver } from '../../school/settings';
import type { Stores } from '../../store/stores';
import { journal as journalTexts, settings as settingTexts, work as texts } from '../../texts/doctor';
import { fingerprint } from '../../texts/journal';
import { failure, ok, warning, type Verdict } from './finding';

const MINUTE_MS = 60_000;
/** A message that waits longer is held up. */
const HELD_UP_MS = 5 * MINUTE_MS;
const LATELY_MS = 7 * 24 * 60 * MINUTE_MS;

/** Follows the chain from its first row. */
export async function checkJournal({ journal }: Pick<Stores, 'journal'>): Promise<Verdict> {
  const checked = await journal.check();
  switch (checked.kind) {
    case 'whole':
      return ok(journalTexts.whole(checked.head.rows, fingerprint(checked.head.hash)));
    case 'broken':
      return failure(journalTexts.broken(checked.row));
    case 'cut':
      return failure(journalTexts.cut(checked.after, checked.missing));
    case 'headless':
      return failure(journalTexts.headless(checked.rows));
  }
}

/** What was changed by chat beside what the file says. */
export async function checkSettings({ settings }: Pick<Stores, 'settings'>, file: School): Promise<readonly Verdict[]> {
  const { differences } = layOver(file, await settings.all());
  const unfit = differences.filter(({ inForce }) => !inForce);
  if (unfit.length === 0) return [ok(settingTexts.fine(differences.length))];
  return unfit.map(({ kept: { name, value } }) => warning(settingTexts.unfit(name, value)));
}

/** `realNow`: the outbox is on real time; `running`: whether a bot is there to send. */
export async function checkWork(
  { inbox, outbox }: Pick<Stores, 'inbox' | 'outbox'>,
  { realNow, running }: { readonly realNow: number; readonly running: boolean },
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  const failed = await inbox.countFailed();
  if (failed > 0) verdicts.push(warning(texts.failed(failed)));
  const { pending, oldestAt } = await outbox.waiting();
  const waitedMs = oldestAt === null ? 0 : realNow - oldestAt;
  if (waitedMs > HELD_UP_MS) {
    verdicts.push(warning(texts.waiting(pending, Math.round(waitedMs / MINUTE_MS), running)));
  }
  const refused = await outbox.undeliveredSince(realNow - LATELY_MS);
  if (refused.some(({ refusal }) => refusal === 'bots_off')) verdicts.push(warning(texts.botsOff));
  return verdicts.length > 0 ? verdicts : [ok(texts.fine)];
}
