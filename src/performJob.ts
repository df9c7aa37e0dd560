/** Background work: what a turn asked for that needs the network or takes long. Each result is an event. */
import type { MembersSeen, MembersWhy } from './domain/chatMembers';
import type { PeerId } from './domain/ids';
import type { Learner, Lesson } from './faq/lesson';
import { checkTeaching } from './faq/teaching';
import { makePapers, type PaperSurroundings } from './makePapers';
import type { Job } from './messaging/job';
import type { JobResult } from './messaging/jobRunner';
import { drawProgress } from './reports/progressPicture';
import { readRoster } from './roster/readRoster';
import { pictureInWords } from './texts/progress';
import { readRosterInThread } from './threads/rosterReader';
import { checkTeachingInThread } from './threads/teachingChecker';
import { unlistedAmong } from './usecases/checkMembers';
import { lessonNow } from './usecases/lessonNow';
import type { VkApi } from './vk/api';
import { describeChat } from './vk/chats';
import { download } from './vk/download';
import { readMembers, type MembersRead } from './vk/members';
import { uploadDocument } from './vk/uploadDocument';
import { uploadPhoto } from './vk/uploadPhoto';

export interface JobSurroundings extends PaperSurroundings {
  readonly api: VkApi;
  readonly apiUrl: string | null;
  /** The data's own lesson, and whoever learns it with what was taught. */
  readonly lesson: Lesson;
  readonly learner: Learner;
}

/** Does one job. */
export async function performJob(around: JobSurroundings, job: Job): Promise<JobResult> {
  switch (job.kind) {
    case 'describe_chat': {
      const { peer, greet } = job;
      const { title, passing } = await describeChat(around.api, peer);
      return passing ? { kind: 'later' } : { kind: 'event', event: { kind: 'chat_described', peer, title, greet } };
    }
    case 'read_roster': {
      const fetched = await download(job.url, around.apiUrl);
      const read = around.threads ? readRosterInThread : readRoster;
      const file = fetched.kind === 'bytes' ? await read(Buffer.from(fetched.bytes)) : fetched;
      return { kind: 'event', event: { kind: 'roster_read', user: job.user, file } };
    }
    case 'read_members': {
      const { chat, user, why } = job;
      const read = await readMembers(around.api, chat);
      if (read.kind === 'later') return { kind: 'later' };
      const members = await asAsked(around, chat, why, read);
      return { kind: 'event', event: { kind: 'members_read', chat, user, why, members } };
    }
    case 'make_statement':
      return { kind: 'event', event: await makePapers(around, job) };
    case 'relearn':
      return relearn(around, job.check);
    case 'upload_file': {
      const { peer, file, text } = job;
      const found = await around.database.transaction((stores) => stores.outgoingFiles.find(file));
      const uploaded = found ? await uploadDocument(around.api, { peer, ...found }, around.apiUrl) : null;
      if (uploaded?.kind === 'later') return { kind: 'later' };
      const attachment = uploaded?.kind === 'attachment' ? uploaded.attachment : null;
      return { kind: 'event', event: { kind: 'file_uploaded', peer, file, attachment, text } };
    }
    case 'draw_progress':
      return drawForMessage(around, job);
  }
}

/** Draws and uploads once: a message that waits would rather go without its picture than late. */
async function drawForMessage(
  { database, api, apiUrl }: JobSurroundings,
  { peer, row, facts }: Extract<Job, { kind: 'draw_progress' }>,
): Promise<JobResult> {
  const waits = await database.transaction(async (stores) => (await stores.outbox.untried(row)) !== null);
  if (!waits) return { kind: 'done' };
  const uploaded = await uploadPhoto(api, { peer, bytes: await drawProgress(facts) }, apiUrl);
  const attachment = uploaded.kind === 'attachment' ? uploaded.attachment : null;
  return { kind: 'event', event: { kind: 'picture_drawn', row, attachment, words: pictureInWords(facts) } };
}

/** Changes that are told of one by one. */
const CHANGES_TOLD = 3;

/** The matcher learns what is in force now; then what was taught is checked against the rest. */
async function relearn(
  { database, contextNow, lesson, learner, threads }: JobSurroundings,
  check: Extract<Job, { kind: 'relearn' }>['check'],
): Promise<JobResult> {
  const { after, before, phrases } = await database.transaction(async (stores) => {
    const context = await contextNow({ stores });
    return {
      after: await lessonNow(context, { stores }, lesson),
      before: check && (await lessonNow(context, { stores }, lesson, check.range)),
      phrases: check ? await stores.taught.inForceWithin(check.range) : [],
    };
  });
  learner.learn(after);
  if (!check || !before || phrases.length === 0) return { kind: 'done' };
  const checkNow = threads ? checkTeachingInThread : checkTeaching;
  const { changes, count } = await checkNow({ before, after, phrases });
  const shown = changes.slice(0, CHANGES_TOLD);
  const event = { kind: 'teaching_checked', ...check, changes: shown, changed: changes.length, of: count } as const;
  return { kind: 'event', event };
}

/** No more of the members than the answer needs: nobody for a look at the rights, else names of those alone whom no list has. */
async function asAsked(
  { database, contextNow, now }: JobSurroundings,
  chat: PeerId,
  why: MembersWhy,
  read: Exclude<MembersRead, { kind: 'later' }>,
): Promise<MembersSeen> {
  if (read.kind !== 'members') return read;
  if (why === 'confirmed') return { kind: 'visible' };
  const { ids, names, whole } = read;
  const unlisted = new Set(
    await database.transaction(async (stores) =>
      unlistedAmong(await contextNow({ stores }), { stores, now: now() }, chat, ids),
    ),
  );
  const people = ids.map((user) => ({ user, name: unlisted.has(user) ? (names.get(user) ?? null) : null }));
  return { kind: 'members', people, whole };
}
