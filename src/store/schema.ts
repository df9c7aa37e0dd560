/** All tables by their names in SQL. */
import type {
  MetaTable,
  InboxTable,
  OutboxTable,
  PressAnswerTable,
  JobTable,
  SessionTable,
  OutgoingFileTable,
  LedgerTable,
  UnreachableTable,
} from './tables/traffic';
import type {
  AccountTable,
  AccountRoleTable,
  StaffTable,
  RequestTable,
  RosterImportTable,
  PersonalCodeTable,
  CodeGuardTable,
  OfficeHolderTable,
  AdministratorTable,
} from './tables/people';
import type {
  AssignmentTable,
  AssignmentHistoryTable,
  AcknowledgementTable,
  ChatDeclarationTable,
  ChatTable,
  ChatActivityTable,
  ChatLineTable,
  JournalTable,
  JournalActorTable,
  DigestTable,
  SnoozeTable,
  RemindedTable,
  EscalationTable,
  OrderSnapshotTable,
  OrderNewsTable,
  ExtensionTable,
  ExplanationTable,
  TicketTable,
  VendorCaseTable,
  InquiryTable,
} from './tables/register';
import type { InquiryWordsTable, OwnAnswerTable, QuestionTable, TaughtTable } from './tables/questions';
import type { PlatformFigureTable } from './tables/figures';
import type { SettingTable } from './tables/settings';
import type { BotGapTable, DigestWishTable } from './tables/digests';

export interface Tables {
  meta: MetaTable;
  inbox: InboxTable;
  outbox: OutboxTable;
  press_answer: PressAnswerTable;
  job: JobTable;
  session: SessionTable;
  account: AccountTable;
  account_role: AccountRoleTable;
  staff: StaffTable;
  request: RequestTable;
  assignment: AssignmentTable;
  assignment_history: AssignmentHistoryTable;
  roster_import: RosterImportTable;
  acknowledgement: AcknowledgementTable;
  personal_code: PersonalCodeTable;
  code_guard: CodeGuardTable;
  office_holder: OfficeHolderTable;
  administrator: AdministratorTable;
  chat_declaration: ChatDeclarationTable;
  outgoing_file: OutgoingFileTable;
  journal: JournalTable;
  journal_actor: JournalActorTable;
  chat: ChatTable;
  chat_activity: ChatActivityTable;
  chat_line: ChatLineTable;
  ledger: LedgerTable;
  unreachable: UnreachableTable;
  digest: DigestTable;
  snooze: SnoozeTable;
  reminded: RemindedTable;
  escalation: EscalationTable;
  order_snapshot: OrderSnapshotTable;
  order_news: OrderNewsTable;
  extension: ExtensionTable;
  explanation: ExplanationTable;
  ticket: TicketTable;
  vendor_case: VendorCaseTable;
  inquiry: InquiryTable;
  question: QuestionTable;
  taught: TaughtTable;
  own_answer: OwnAnswerTable;
  inquiry_words: InquiryWordsTable;
  digest_wish: DigestWishTable;
  bot_gap: BotGapTable;
  platform_figure: PlatformFigureTable;
  setting: SettingTable;
}
