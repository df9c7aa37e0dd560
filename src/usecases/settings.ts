/** An administrator changes a setting of the school, or has it as in the file again; each change can be taken back (2.1). */
import { may, type Actor } from '../domain/access';
import { ledgerKey } from '../domain/dueWork';
import type { School } from '../domain/school';
import { clashesIn, SETTING_NAMES, type HoursClash, type SettingName } from '../domain/settings';
import { toLocal } from '../domain/zone';
import { layOver, readSetting, settingOf, withAll } from '../school/settings';
import type { JournalEntry } from '../store/journalStore';
import type { KeptSetting } from '../store/settingStore';
import type { SchoolContext, Work } from './context';
import { doersOf, type Doer } from './doers';
import { lookAgainAtDigest, lookAgainToday } from './lookAgain';

/** What a setting is to be; null: as in the school's file. */
export interface SettingAsked {
  readonly name: SettingName;
  readonly value: string | null;
}

export type SettingPlanned =
  | { readonly kind: 'forbidden' }
  /** The school's file could not say so. */
  | { readonly kind: 'unclear' }
  /** It does not go with the other settings. */
  | { readonly kind: 'clash'; readonly clash: HoursClash }
  | { readonly kind: 'same'; readonly now: string | null }
  | SettingMove<'possible'>;

/** Null: the school has none. */
interface SettingMove<Kind> {
  readonly kind: Kind;
  readonly was: string | null;
  readonly now: string | null;
}

export type SettingChanged = Exclude<SettingPlanned, { kind: 'possible' }> | SettingMove<'changed'>;

export type SettingShown =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'setting'; readonly now: string | null; readonly inFile: string | null };

/** One setting as it is, beside the file's, for whoever may change it. */
export async function showSetting(
  { file }: Pick<SchoolContext, 'file'>,
  { stores }: Work,
  actor: Actor,
  name: SettingName,
): Promise<SettingShown> {
  if (!may(actor, 'settings.change')) return { kind: 'forbidden' };
  const { school } = layOver(file, await stores.settings.all());
  return { kind: 'setting', now: settingOf(school, name), inFile: settingOf(file, name) };
}

/** What a change would come to; nothing is written. */
export async function planSetting(
  { file }: Pick<SchoolContext, 'file'>,
  { stores }: Work,
  actor: Actor,
  asked: SettingAsked,
): Promise<SettingPlanned> {
  if (!may(actor, 'settings.change')) return { kind: 'forbidden' };
  const { name } = asked;
  const value = asked.value === null ? null : readSetting(file, { name, value: asked.value });
  if (asked.value !== null && value === null) return { kind: 'unclear' };
  const kept = await stores.settings.all();
  const inFile = settingOf(file, name);
  const [stands, target] = [kept.find((one) => one.name === name)?.value ?? inFile, value ?? inFile];
  const next = [...without(kept, name), ...(value === null ? [] : [{ name, value }])];
  const [before, after] = [layOver(file, kept), layOver(file, next)];
  const was = settingOf(before.school, name);
  if (stands === target) return { kind: 'same', now: was };
  const held = new Set(before.differences.flatMap((one) => (one.inForce ? [one.kept.name] : [])));
  const lost = after.differences.some((one) => !one.inForce && (one.kept.name === name || held.has(one.kept.name)));
  const [clash] = lost ? clashesIn(withAll(file, next)) : [];
  return clash === undefined ? { kind: 'possible', was, now: target } : { kind: 'clash', clash };
}

/** Writes the change down; what the file says itself is no change. It counts from the next turn on. */
export async function changeSetting(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  asked: SettingAsked,
): Promise<SettingChanged> {
  const planned = await planSetting(context, work, actor, asked);
  if (planned.kind !== 'possible') return planned;
  const { stores, now: at } = work;
  const { was, now } = planned;
  const { name } = asked;
  const before = (await stores.settings.all()).find((one) => one.name === name)?.value ?? null;
  const value = now === settingOf(context.file, name) ? null : now;
  await put(work, actor, name, value);
  await stores.journal.add({
    at,
    actor: actor.user,
    act: value === null ? 'settings.returned' : 'settings.changed',
    about: `setting:${name}`,
    details: { before, ...(value !== null && { to: value }) },
  });
  await makeUpToday(context, work, name);
  return { kind: 'changed', was, now };
}

async function put({ stores, now }: Work, actor: Actor, name: SettingName, value: string | null): Promise<void> {
  if (value === null) await stores.settings.remove(name);
  else await stores.settings.set({ name, value }, actor.user, now);
}

/** An hour that was to come and is past now would lose the day. */
async function makeUpToday(context: SchoolContext, work: Work, name: SettingName): Promise<void> {
  if (name === 'digest') return lookAgainAtDigest({ ...context, school: await schoolSet(context, work) }, work);
  if (name !== 'reminders' && name !== 'staff_hours') return;
  const { date } = toLocal(work.now, context.school.timeZone);
  if (await work.stores.ledger.has(ledgerKey({ kind: 'reminders', date }))) return;
  await lookAgainToday({ ...context, school: await schoolSet(context, work) }, work);
}

async function schoolSet({ file }: SchoolContext, { stores }: Work): Promise<School> {
  return layOver(file, await stores.settings.all()).school;
}

/** A change is as it was before it; false: it was changed again since. */
export async function undoSetting(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  { about, details }: JournalEntry,
): Promise<boolean> {
  const name = SETTING_NAMES.find((one) => about === `setting:${one}`);
  if (!name) return false;
  const text = (key: string): string | null => (typeof details[key] === 'string' ? details[key] : null);
  const kept = (await work.stores.settings.all()).find((one) => one.name === name)?.value ?? null;
  if (kept !== text('to')) return false;
  await put(work, actor, name, text('before'));
  await makeUpToday(context, work, name);
  return true;
}

export interface ShownDifference {
  readonly name: SettingName;
  readonly value: string;
  readonly inFile: string | null;
  /** False: it does not go with the file, which wins. */
  readonly inForce: boolean;
  readonly at: number;
  /** Null: a person who was forgotten. */
  readonly by: Doer | null;
}

export type SettingsShown =
  | { readonly kind: 'forbidden' }
  | {
      readonly kind: 'settings';
      readonly school: School;
      readonly differences: readonly ShownDifference[];
      readonly mayChange: boolean;
    };

/** The settings in force, and what differs from the file. */
export async function showSettings({ file }: SchoolContext, work: Work, actor: Actor): Promise<SettingsShown> {
  if (!may(actor, 'reports.read')) return { kind: 'forbidden' };
  const { school, differences } = layOver(file, await work.stores.settings.all());
  const doerOf = await doersOf(
    work,
    null,
    differences.map(({ kept }) => kept.by),
  );
  return {
    kind: 'settings',
    school,
    differences: differences.map(({ kept: { by, ...kept }, inFile, inForce }) => ({
      ...kept,
      inFile,
      inForce,
      by: by === null ? null : doerOf(by),
    })),
    mayChange: may(actor, 'settings.change'),
  };
}

const without = (kept: readonly KeptSetting[], name: SettingName) => kept.filter((one) => one.name !== name);
