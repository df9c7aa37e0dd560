/** The repositories of one transaction. */
import type { Transaction } from 'kysely';
import { AccountStore } from './accountStore';
import { ChatStore } from './chatStore';
import { CompletionStore } from './completionStore';
import { DigestStore } from './digestStore';
import { InboxStore } from './inboxStore';
import { JobStore } from './jobStore';
import { LedgerStore } from './ledgerStore';
import { MetaStore } from './metaStore';
import { OutboxStore } from './outboxStore';
import { PressAnswerStore } from './pressAnswerStore';
import { ReachabilityStore } from './reachabilityStore';
import { RequestStore } from './requestStore';
import type { Tables } from './schema';
import { SessionStore } from './sessionStore';
import { SnoozeStore } from './snoozeStore';
import { StaffStore } from './staffStore';
import { TicketStore } from './ticketStore';

export class Stores {
  readonly accounts: AccountStore;
  readonly chats: ChatStore;
  readonly completions: CompletionStore;
  readonly digests: DigestStore;
  readonly inbox: InboxStore;
  readonly jobs: JobStore;
  readonly ledger: LedgerStore;
  readonly meta: MetaStore;
  readonly outbox: OutboxStore;
  readonly pressAnswers: PressAnswerStore;
  readonly reachability: ReachabilityStore;
  readonly requests: RequestStore;
  readonly sessions: SessionStore;
  readonly snoozes: SnoozeStore;
  readonly staff: StaffStore;
  readonly tickets: TicketStore;

  constructor(trx: Transaction<Tables>) {
    this.accounts = new AccountStore(trx);
    this.chats = new ChatStore(trx);
    this.completions = new CompletionStore(trx);
    this.digests = new DigestStore(trx);
    this.inbox = new InboxStore(trx);
    this.jobs = new JobStore(trx);
    this.ledger = new LedgerStore(trx);
    this.meta = new MetaStore(trx);
    this.outbox = new OutboxStore(trx);
    this.pressAnswers = new PressAnswerStore(trx);
    this.reachability = new ReachabilityStore(trx);
    this.requests = new RequestStore(trx);
    this.sessions = new SessionStore(trx);
    this.snoozes = new SnoozeStore(trx);
    this.staff = new StaffStore(trx);
    this.tickets = new TicketStore(trx);
  }
}
