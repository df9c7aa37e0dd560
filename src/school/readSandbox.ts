/** Reads the made-up people of the embedded VK: a roster, personas, their chats and when its clock starts. */
import { join } from 'node:path';
import { userId, type UserId } from '../domain/ids';
import { crossProblem, type PlacedProblem } from '../texts/dataProblems';
import type { CheckedFile } from './checkShape';
import { checkRoster } from './crossChecks';
import { namesIn, readShaped } from './folder';
import { byPlace, toRoster, type DataProblems, type Roster } from './readSchool';
import { rosterShape, schoolShape, worldShape, type WorldFile } from './shapes';

export interface SandboxPerson {
  readonly id: UserId;
  /** In full, as on the roster where the person is on it. */
  readonly name: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Who this is and what is worth trying as them. */
  readonly note: string;
  readonly administrator: boolean;
}

export interface SandboxChat {
  readonly localId: number;
  readonly title: string;
  readonly owner: UserId;
  /** The owner is among them; the bot is not. */
  readonly members: readonly UserId[];
}

export interface SandboxData {
  readonly kind: 'sandbox';
  /** Where the sandbox's clock starts, epoch milliseconds. */
  readonly startsAt: number;
  readonly people: readonly SandboxPerson[];
  readonly chats: readonly SandboxChat[];
  readonly roster: Roster;
}

/** Reads sandbox/ of a school's folder; null when there is none. */
export async function readSandbox(dir: string): Promise<SandboxData | DataProblems | null> {
  const folder = join(dir, 'sandbox');
  const names = await namesIn(folder);
  if (!names?.includes('roster.yaml') && !names?.includes('world.yaml')) return null;
  const [roster, world, school] = await Promise.all([
    readShaped(join(folder, 'roster.yaml'), rosterShape),
    readShaped(join(folder, 'world.yaml'), worldShape),
    readShaped(join(dir, 'school.yaml'), schoolShape),
  ]);
  const problems = [
    ...(roster.kind === 'problems'
      ? roster.problems
      : checkRoster(roster, school.kind === 'checked' ? school.value : null)),
    ...(world.kind === 'problems' ? world.problems : checkWorld(world)),
  ];
  if (problems.length > 0 || roster.kind === 'problems' || world.kind === 'problems') {
    return { kind: 'problems', problems: problems.sort(byPlace) };
  }
  return { kind: 'sandbox', roster: toRoster(roster.value), ...toWorld(world.value) };
}

function checkWorld({ value, source }: CheckedFile<WorldFile>): PlacedProblem[] {
  const problems: PlacedProblem[] = [];
  const single = (list: 'people' | 'chats', key: 'id' | 'local_id', ids: readonly number[]): void => {
    ids.forEach((id, index) => {
      if (ids.indexOf(id) < index)
        problems.push(source.problemAt([list, index, key], crossProblem.duplicate(String(id))));
    });
  };
  const people = value.people.map((person) => person.id);
  single('people', 'id', people);
  single(
    'chats',
    'local_id',
    value.chats.map((chat) => chat.local_id),
  );
  value.chats.forEach((chat, index) => {
    chat.members.forEach((member, at) => {
      if (people.includes(member)) return;
      problems.push(source.problemAt(['chats', index, 'members', at], crossProblem.noPerson(member)));
    });
    if (!chat.members.includes(chat.owner)) {
      problems.push(source.problemAt(['chats', index, 'owner'], crossProblem.ownerOutside()));
    }
  });
  return problems;
}

function toWorld(file: WorldFile): Pick<SandboxData, 'startsAt' | 'people' | 'chats'> {
  return {
    startsAt: file.sandbox.starts,
    people: file.people.map((person) => ({
      id: userId(person.id),
      name: person.full_name ?? `${person.first_name} ${person.last_name}`,
      firstName: person.first_name,
      lastName: person.last_name,
      note: person.note,
      administrator: person.administrator,
    })),
    chats: file.chats.map((chat) => ({
      localId: chat.local_id,
      title: chat.title,
      owner: userId(chat.owner),
      members: chat.members.map(userId),
    })),
  };
}
