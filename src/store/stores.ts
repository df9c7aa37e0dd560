/** The repositories of one transaction. */
import type { Kysely } from 'kysely';
import { AccountStore } from './accountStore';
import { AcknowledgementStore } from './acknowledgementStore';
import { AssignmentStore } from './assignmentStore';
import { ChatStore } from './chatStore';
import { CodeGuardStore } from './codeGuardStore';
import { DigestStore } from './digestStore';
import { InboxStore } from './inboxStore';
import { JobStore } from './jobStore';
import { JournalStore } from './journalStore';
import { LedgerStore } from './ledgerStore';
import { MetaStore } from './metaStore';
import { OutboxStore } from './outboxStore';
import { OutgoingFileStore } from './outgoingFileStore';
import { PersonalCodeStore } from './personalCodeStore';
import { PressAnswerStore } from './pressAnswerStore';
import { ReachabilityStore } from './reachabilityStore';
import { RequestStore } from './requestStore';
import { RosterImportStore } from './rosterImportStore';
import type { Tables } from './schema';
import { SessionStore } from './sessionStore';
import { SnoozeStore } from './snoozeStore';
import { StaffStore } from './staffStore';
import { TicketStore } from './ticketStore';

export class Stores {
  readonly accounts: AccountStore;
  readonly acknowledgements: AcknowledgementStore;
  readonly assignments: AssignmentStore;
  readonly chats: ChatStore;
  readonly codeGuards: CodeGuardStore;
  readonly digests: DigestStore;
  readonly inbox: InboxStore;
  readonly jobs: JobStore;
  readonly journal: JournalStore;
  readonly ledger: LedgerStore;
  readonly meta: MetaStore;
  readonly outbox: OutboxStore;
  readonly outgoingFiles: OutgoingFileStore;
  readonly personalCodes: PersonalCodeStore;
  readonly pressAnswers: PressAnswerStore;
  readonly reachability: ReachabilityStore;
  readonly requests: RequestStore;
  readonly rosterImports: RosterImportStore;
  readonly sessions: SessionStore;
  readonly snoozes: SnoozeStore;
  readonly staff: StaffStore;
  readonly tickets: TicketStore;

  constructor(db: Kysely<Tables>) {
    this.accounts = new AccountStore(db);
    this.acknowledgements = new AcknowledgementStore(db);
    this.assignments = new AssignmentStore(db);
    this.chats = new ChatStore(db);
    this.codeGuards = new CodeGuardStore(db);
    this.digests = new DigestStore(db);
    this.inbox = new InboxStore(db);
    this.jobs = new JobStore(db);
    this.journal = new JournalStore(db);
    this.ledger = new LedgerStore(db);
    this.meta = new MetaStore(db);
    this.outbox = new OutboxStore(db);
    this.outgoingFiles = new OutgoingFileStore(db);
    this.personalCodes = new PersonalCodeStore(db);
    this.pressAnswers = new PressAnswerStore(db);
    this.reachability = new ReachabilityStore(db);
    this.requests = new RequestStore(db);
    this.rosterImports = new RosterImportStore(db);
    this.sessions = new SessionStore(db);
    this.snoozes = new SnoozeStore(db);
    this.staff = new StaffStore(db);
    this.tickets = new TicketStore(db);
  }
}
