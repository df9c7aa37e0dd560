/** «Все разделы»: everything an administrator can open, two presses from here at most (2.1). */
import { may } from '../domain/access';
import type { Button } from '../messaging/outgoing';
import { notAllowed } from '../texts/refusals';
import * as texts from '../texts/sections';
import type { Commands } from './command';
import { openButton } from './menu';
import { pairs } from './staffChoice';
import type { CommandName } from './words';

type SectionName = Exclude<keyof typeof texts.SECTION_LABELS, 'back'>;

/** In the order of their buttons; VK takes ten under a message, one leads back. */
const SECTIONS: Readonly<Record<SectionName, readonly CommandName[]>> = {
  people: [
    'people',
    'hire',
    'codes',
    'unregistered',
    'administrators',
    'without_vk',
    'classes_without_teacher',
    'undo_roster',
    'school_year',
  ],
  decisions: ['requests', 'confirmations', 'tickets', 'extensions', 'order_changes', 'mark_done', 'undo_last'],
  chats: ['chats', 'chats_without_owner', 'members', 'declare_chat', 'chat_rules'],
  order: ['digest', 'control', 'reports', 'statement', 'journal', 'documents', 'digest_settings', 'settings'],
  mailing: ['mailing_plan', 'mailing_start', 'mailing_pause', 'mailing_resume', 'out_of_reach', 'announcement'],
  answers: ['ask', 'ask_human', 'my_questions', 'unanswered', 'own_answers', 'new_answer', 'taught'],
  vendor: ['vendor_letter', 'vendor_cases', 'trouble', 'quiz'],
  own: ['my_duties', 'three_things', 'take_back', 'extend', 'fewer_reminders', 'usual_reminders'],
  data: ['my_data', 'add_role', 'drop_role', 'forget_me'],
};
const NAMES = Object.keys(SECTIONS) as SectionName[];

/** The command; its pages are the sections, from 1. */
export function createSections(): Pick<Commands, 'sections'> {
  return {
    async sections(turn, actor, page) {
      if (!may(actor, 'roster.change')) return turn.reply({ text: notAllowed() });
      const name = NAMES[page - 1];
      if (name === undefined) {
        const rows = pairs(NAMES.map((one, at) => toSection(texts.SECTION_LABELS[one], at + 1)));
        return turn.reply({ text: texts.sections(), keyboard: { inline: true, rows } });
      }
      const buttons = [...SECTIONS[name].map(openButton), toSection(texts.SECTION_LABELS.back, 0)];
      const text = texts.section(texts.SECTION_LABELS[name]);
      return turn.reply({ text, keyboard: { inline: true, rows: pairs(buttons) } });
    },
  };
}

const toSection = (label: string, page: number): Button => ({ label, payload: { do: 'open', what: 'sections', page } });
