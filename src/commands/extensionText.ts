/** A request for a later date in the words that texts are made of. */
import { fullName, initialsName } from '../domain/names';
import type { SchoolContext, Work } from '../usecases/context';
import type { ShownExtension } from '../usecases/decideExtension';
import { officersNow } from '../usecases/officersNow';
import { officeName } from '../texts/administration';
import type { AboutExtension } from '../texts/extensions';
import { unknownAuthor } from '../texts/tickets';

/** What the request is about. */
export function aboutText({ extension, duty, classLabel }: ShownExtension): AboutExtension {
  const { due, newDue, reason } = extension;
  return { duty, classText: classLabel, due: duty.due ?? due, newDue, reason };
}

/** Who asks. */
export function askerText({ staff, extension }: ShownExtension, form: 'full' | 'initials' = 'full'): string {
  if (!staff) return unknownAuthor(extension.askedBy);
  return form === 'full' ? fullName(staff) : initialsName(staff);
}

/** Whoever holds the office today, «П.П. Директоров, директор»; of one that nobody holds the office alone. */
export async function officerText(context: SchoolContext, work: Work, office: string): Promise<string> {
  const officer = (await officersNow(context, work))[office];
  return officer ? `${officer.name}, ${officeText(context, office)}` : officeText(context, office);
}

/** The office itself, «директор». */
export function officeText({ school }: SchoolContext, office: string): string {
  const name = officeName(office);
  return name === office ? (school.offices[office]?.position ?? office) : name;
}
