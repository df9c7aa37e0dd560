/** The repositories of one transaction. */
import { sql, type Kysely } from 'kysely';
import { AccountStore } from './accountStore';
import { AcknowledgementStore } from './acknowledgementStore';
import { AdministratorStore } from './administratorStore';
import { AssignmentStore } from './assignmentStore';
import { ChatActivityStore } from './chatActivityStore';
import { ChatLineStore } from './chatLineStore';
import { ChatStore } from './chatStore';
import { ClassLabelStore } from './classLabelStore';
import { CodeGuardStore } from './codeGuardStore';
import { DeclarationStore } from './declarationStore';
import { DigestStore } from './digestStore';
import { DigestWishStore } from './digestWishStore';
import { EscalationStore } from './escalationStore';
import { ExplanationStore } from './explanationStore';
import { ExtensionStore } from './extensionStore';
import { GapStore } from './gapStore';
import { InboxStore } from './inboxStore';
import { InquiryStore } from './inquiryStore';
import { InquiryWordsStore } from './inquiryWordsStore';
import { JobStore } from './jobStore';
import { JournalStore } from './journalStore';
import { LedgerStore } from './ledgerStore';
import { MemberCheckStore } from './memberCheckStore';
import { MetaStore } from './metaStore';
import { OfficeStore } from './officeStore';
import { OrderNewsStore } from './orderNewsStore';
import { OrderSnapshotStore } from './orderSnapshotStore';
import { OutboxStore } from './outboxStore';
import { OutgoingFileStore } from './outgoingFileStore';
import { OwnAnswerStore } from './ownAnswerStore';
import { PersonalCodeStore } from './personalCodeStore';
import { PressAnswerStore } from './pressAnswerStore';
import { QuestionStore } from './questionStore';
import { ReachabilityStore } from './reachabilityStore';
import { RemindedStore } from './remindedStore';
import { RequestStore } from './requestStore';
import { RosterImportStore } from './rosterImportStore';
import type { Tables } from './schema';
import { SessionStore } from './sessionStore';
import { SnoozeStore } from './snoozeStore';
import { StaffStore } from './staffStore';
import { TaughtStore } from './taughtStore';
import { TicketStore } from './ticketStore';
import { VendorCaseStore } from './vendorCaseStore';

export class Stores {
  readonly accounts: AccountStore;
  readonly acknowledgements: AcknowledgementStore;
  readonly administrators: AdministratorStore;
  readonly assignments: AssignmentStore;
  readonly chatActivity: ChatActivityStore;
  readonly chatLines: ChatLineStore;
  readonly chats: ChatStore;
  readonly classLabels: ClassLabelStore;
  readonly codeGuards: CodeGuardStore;
  readonly declarations: DeclarationStore;
  readonly digests: DigestStore;
  readonly digestWishes: DigestWishStore;
  readonly escalations: EscalationStore;
  readonly explanations: ExplanationStore;
  readonly extensions: ExtensionStore;
  readonly gaps: GapStore;
  readonly inbox: InboxStore;
  readonly inquiries: InquiryStore;
  readonly inquiryWords: InquiryWordsStore;
  readonly jobs: JobStore;
  readonly journal: JournalStore;
  readonly ledger: LedgerStore;
  readonly memberChecks: MemberCheckStore;
  readonly meta: MetaStore;
  readonly offices: OfficeStore;
  readonly orderNews: OrderNewsStore;
  readonly orderSnapshots: OrderSnapshotStore;
  readonly outbox: OutboxStore;
  readonly outgoingFiles: OutgoingFileStore;
  readonly ownAnswers: OwnAnswerStore;
  readonly personalCodes: PersonalCodeStore;
  readonly pressAnswers: PressAnswerStore;
  readonly questions: QuestionStore;
  readonly reachability: ReachabilityStore;
  readonly reminded: RemindedStore;
  readonly requests: RequestStore;
  readonly rosterImports: RosterImportStore;
  readonly sessions: SessionStore;
  readonly snoozes: SnoozeStore;
  readonly staff: StaffStore;
  readonly taught: TaughtStore;
  readonly tickets: TicketStore;
  readonly vendorCases: VendorCaseStore;

  constructor(private readonly db: Kysely<Tables>) {
    this.accounts = new AccountStore(db);
    this.administrators = new AdministratorStore(db);
    this.acknowledgements = new AcknowledgementStore(db);
    this.assignments = new AssignmentStore(db);
    this.chatActivity = new ChatActivityStore(db);
    this.chatLines = new ChatLineStore(db);
    this.chats = new ChatStore(db);
    this.classLabels = new ClassLabelStore(db);
    this.codeGuards = new CodeGuardStore(db);
    this.declarations = new DeclarationStore(db);
    this.digests = new DigestStore(db);
    this.digestWishes = new DigestWishStore(db);
    this.escalations = new EscalationStore(db);
    this.explanations = new ExplanationStore(db);
    this.extensions = new ExtensionStore(db);
    this.gaps = new GapStore(db);
    this.inbox = new InboxStore(db);
    this.inquiries = new InquiryStore(db);
    this.inquiryWords = new InquiryWordsStore(db);
    this.jobs = new JobStore(db);
    this.journal = new JournalStore(db);
    this.ledger = new LedgerStore(db);
    this.memberChecks = new MemberCheckStore(db);
    this.meta = new MetaStore(db);
    this.offices = new OfficeStore(db);
    this.orderNews = new OrderNewsStore(db);
    this.orderSnapshots = new OrderSnapshotStore(db);
    this.outbox = new OutboxStore(db);
    this.outgoingFiles = new OutgoingFileStore(db);
    this.ownAnswers = new OwnAnswerStore(db);
    this.personalCodes = new PersonalCodeStore(db);
    this.pressAnswers = new PressAnswerStore(db);
    this.questions = new QuestionStore(db);
    this.reachability = new ReachabilityStore(db);
    this.reminded = new RemindedStore(db);
    this.requests = new RequestStore(db);
    this.rosterImports = new RosterImportStore(db);
    this.sessions = new SessionStore(db);
    this.snoozes = new SnoozeStore(db);
    this.staff = new StaffStore(db);
    this.taught = new TaughtStore(db);
    this.tickets = new TicketStore(db);
    this.vendorCases = new VendorCaseStore(db);
  }

  /** Does something in the running transaction and undoes it: what came of it is all that is left. */
  async tried<T>(work: () => Promise<T>): Promise<T> {
    await sql`savepoint trial`.execute(this.db);
    try {
      return await work();
    } finally {
      await sql`rollback to savepoint trial`.execute(this.db);
      await sql`release savepoint trial`.execute(this.db);
    }
  }
}
