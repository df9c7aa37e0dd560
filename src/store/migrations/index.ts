/** Every migration, in order; names never change once released. */
import type { Migration } from 'kysely';
import * as house from './0001_house';
import * as outboxIndexes from './0002_outbox_indexes';
import * as register from './0003_register';
import * as chatRights from './0005_chat_rights';
import * as declaredChats from './0006_declared_chats';
import * as historyTerms from './0007_history_terms';
import * as reminders from './0008_reminders';
import * as extensions from './0009_extensions';
import * as orderSnapshot from './0010_order_snapshot';
import * as tickets from './0011_tickets';
import * as vendorCases from './0012_vendor_cases';
import * as unsaid from './0013_unsaid';
import * as teaching from './0014_teaching';
import * as chatManners from './0015_chat_manners';
import * as replies from './0016_replies';
import * as journalChain from './0017_journal_chain';
import * as digests from './0019_digests';
import * as explanations from './0020_explanations';
import * as platformFigures from './0021_platform_figures';
import * as settings from './0022_settings';

export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001_house': house,
  '0002_outbox_indexes': outboxIndexes,
  '0003_register': register,
  '0005_chat_rights': chatRights,
  '0006_declared_chats': declaredChats,
  '0007_history_terms': historyTerms,
  '0008_reminders': reminders,
  '0009_extensions': extensions,
  '0010_order_snapshot': orderSnapshot,
  '0011_tickets': tickets,
  '0012_vendor_cases': vendorCases,
  '0013_unsaid': unsaid,
  '0014_teaching': teaching,
  '0015_chat_manners': chatManners,
  '0016_replies': replies,
  '0017_journal_chain': journalChain,
  '0019_digests': digests,
  '0020_explanations': explanations,
  '0021_platform_figures': platformFigures,
  '0022_settings': settings,
};
