/** Background work: what a turn asked for that needs the network or takes long. Each result is an event. */
import type { Job } from './messaging/job';
import type { JobResult } from './messaging/jobRunner';
import { readRoster } from './roster/readRoster';
import type { Database } from './store/database';
import { readRosterInThread } from './threads/rosterReader';
import type { VkApi } from './vk/api';
import { describeChat } from './vk/chats';
import { download } from './vk/download';
import { uploadDocument } from './vk/uploadDocument';

export interface JobSurroundings {
  readonly api: VkApi;
  readonly apiUrl: string | null;
  readonly database: Database;
  /** Whether files are read in threads of their own; those are of the compiled program. */
  readonly threads: boolean;
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
    case 'upload_file': {
      const { peer, file, text } = job;
      const found = await around.database.transaction((stores) => stores.outgoingFiles.find(file));
      const uploaded = found ? await uploadDocument(around.api, { peer, ...found }, around.apiUrl) : null;
      if (uploaded?.kind === 'later') return { kind: 'later' };
      const attachment = uploaded?.kind === 'attachment' ? uploaded.attachment : null;
      return { kind: 'event', event: { kind: 'file_uploaded', peer, file, attachment, text } };
    }
  }
}
