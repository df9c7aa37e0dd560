/** Settings count from the next turn on, wherever they were written: each turn looks at them before anything else. */
import type { School } from '../domain/school';
import type { WrittenSetting } from '../domain/settings';
import { layOver } from '../school/settings';
import type { ContextNow, SchoolContext, Work } from './context';

/** `make` is called again only when the settings are others than the last time. */
export function createContextNow(file: School, make: (school: School) => SchoolContext): ContextNow {
  let made: { readonly of: string; readonly context: SchoolContext } | null = null;
  return async ({ stores }) => {
    const kept = await stores.settings.all();
    const of = JSON.stringify(kept.map(({ name, value }: WrittenSetting) => [name, value]));
    if (made?.of !== of) made = { of, context: make(layOver(file, kept).school) };
    return made.context;
  };
}

/** The school with the settings in force. */
export async function schoolInForce(file: School, { stores }: Pick<Work, 'stores'>): Promise<School> {
  return layOver(file, await stores.settings.all()).school;
}

/** At the start of the program: what the file says by now itself is no difference any more, whatever becomes of the file. */
export async function settleSettings(file: School, { stores }: Pick<Work, 'stores'>): Promise<void> {
  const kept = await stores.settings.all();
  const differ = new Set(layOver(file, kept).differences.map((one) => one.kept.name));
  for (const { name } of kept) if (!differ.has(name)) await stores.settings.remove(name);
}
