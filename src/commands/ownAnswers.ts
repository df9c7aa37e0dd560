/** «Ответы школы» and «Новый ответ»: answers that the school writes itself, with their history; from a ticket in two presses. */
import type { Actor } from '../domain/access';
import { LONGEST_ANSWER, nameOfDraft } from '../domain/answerDraft';
import { toLocal } from '../domain/zone';
import { openDialogue } from '../messaging/dialogue';
import type { Button, OutgoingMessage } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { dayText } from '../texts/dates';
import { notAllowed } from '../texts/refusals';
import * as texts from '../texts/teaching';
import type { SchoolContext } from '../usecases/context';
import { doersOf } from '../usecases/doers';
import {
  draftFor,
  listOwnAnswers,
  removeAnswer,
  restoreAnswer,
  showOwnAnswer,
  writeAnswer,
  type Written,
} from '../usecases/ownAnswers';
import { handlesSupport } from '../usecases/supportOnDuty';
import type { Commands } from './command';
import { doerName } from './doerName';
import { openButton } from './menu';
import { pageOf, turnRow } from './pages';
import { WRITING_ANSWER } from './sceneNames';
import { bringBack, undoButton } from './teaching';

type AnswerPayload = Extract<ButtonPayload, { do: 'own_answer' }>;

const PAGE = 5;

/** The list, and a new one. */
export function createOwnAnswerCommands(context: SchoolContext): Pick<Commands, 'own_answers' | 'new_answer'> {
  return {
    async own_answers(turn, actor, asked) {
      const list = await listOwnAnswers(context, turn, actor);
      if (list.kind === 'forbidden') return turn.reply({ text: notAllowed() });
      const write = [openButton('new_answer')];
      if (list.answers.length === 0) {
        return turn.reply({ text: texts.noOwnAnswers(), keyboard: { inline: true, rows: [write] } });
      }
      const page = pageOf(list.answers, asked, PAGE);
      const numbers = page.items.map(({ id }, i) => answerButton('show', id, texts.groupNumber(page.first + i)));
      const text = texts.ownAnswers(
        page.items.map(({ question, state }) => ({ question, isRemoved: state === 'removed' })),
        { first: page.first, of: list.answers.length },
      );
      await turn.reply({ text, keyboard: { inline: true, rows: [numbers, ...turnRow('own_answers', page), write] } });
    },
    async new_answer(turn, actor) {
      if (!(await handlesSupport(context, turn, actor))) return turn.reply({ text: notAllowed() });
      await openDialogue(turn, WRITING_ANSWER, nameOfDraft({}));
    },
  };
}

/** A press about one of the school's own answers. */
export async function onOwnAnswer(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { act, id }: AnswerPayload,
): Promise<void> {
  switch (act) {
    case 'show':
      return showCard(context, turn, actor, id);
    case 'change': {
      const draft = await draftFor(context, turn, actor, { what: 'answer', id, upTo: 0 });
      if (draft.kind !== 'draft') return turn.reply(notThere(draft.kind));
      return openDialogue(turn, WRITING_ANSWER, nameOfDraft({ what: 'answer', id, question: draft.question }));
    }
    case 'remove': {
      const removed = await removeAnswer(context, turn, actor, id);
      if (removed.kind !== 'answer') return turn.reply(notThere(removed.kind));
      await turn.reply({ text: texts.answerRemoved(removed.answer.question), ...bringBack(id) });
      return turn.startJob({ kind: 'relearn', check: null });
    }
    case 'restore':
      return sayWritten(turn, actor, await restoreAnswer(context, turn, actor, id));
  }
}

async function showCard(context: SchoolContext, turn: Turn, actor: Actor, id: number): Promise<void> {
  const shown = await showOwnAnswer(context, turn, actor, id);
  if (shown.kind !== 'answer') return turn.reply(notThere(shown.kind));
  const { answer, history } = shown;
  const by = await doersOf(
    turn,
    null,
    history.map((one) => one.by),
  );
  const versions = history.map((one) => {
    const what = one.state === 'removed' ? 'removed' : one.revision === 1 ? 'written' : 'changed';
    const day = dayText(toLocal(one.at, context.school.timeZone).date);
    return texts.version(what, doerName(one.by === null ? null : by(one.by)), day);
  });
  const { change, remove } = texts.TEACHING_LABELS;
  const before = texts.TEACHING_LABELS[answer.state === 'removed' ? 'bringBack' : 'restore'];
  const rows = [
    ...(answer.state === 'in_force' ? [[answerButton('change', id, change), answerButton('remove', id, remove)]] : []),
    ...(history.length > 1 ? [[answerButton('restore', id, before)]] : []),
    [openButton('own_answers')],
  ];
  await turn.reply({
    text: texts.ownAnswer(answer.question, answer.answer, versions),
    keyboard: { inline: true, rows },
  });
}

/** «Сохранить ответ» under an answer that was given to one person: shown as others will see it, then added. */
export async function onKeepAnswer(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { act, inquiry: id }: Extract<ButtonPayload, { do: 'keep_answer' }>,
): Promise<void> {
  const what = { what: 'inquiry', id, upTo: 0 } as const;
  const draft = await draftFor(context, turn, actor, what);
  if (draft.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  if (draft.kind === 'gone') {
    const rows = [[openButton('new_answer')]];
    return turn.reply({ text: texts.wordsErased(), keyboard: { inline: true, rows } });
  }
  if (act === 'write') return openDialogue(turn, WRITING_ANSWER, nameOfDraft({ what: 'inquiry', id }));
  // a question that was put too long ago is asked for; so is an answer too long for everybody
  const answer = draft.answer.length > LONGEST_ANSWER ? '' : draft.answer;
  if (draft.question === '' || answer === '') {
    return openDialogue(turn, WRITING_ANSWER, nameOfDraft({ ...what, question: draft.question, answer }));
  }
  if (act === 'add') return sayWritten(turn, actor, await writeAnswer(context, turn, actor, what, draft));
  const { add, change } = texts.TEACHING_LABELS;
  const keep = (what: 'add' | 'write', label: string): Button => ({
    label,
    payload: { do: 'keep_answer', act: what, inquiry: id },
  });
  const rows = [[{ ...keep('add', add), color: 'positive' as const }, keep('write', change)]];
  await turn.reply({ text: texts.preview(draft.question, draft.answer), keyboard: { inline: true, rows } });
}

/** Says what came of it, and has the rest checked. */
export async function sayWritten(turn: Turn, actor: Actor, done: Written): Promise<void> {
  if (done.kind === 'says_nothing') return turn.reply({ text: texts.saysNothing() });
  if (done.kind === 'settled') {
    return turn.reply({
      text: texts.settledMeanwhile(),
      keyboard: { inline: true, rows: [[openButton('own_answers')]] },
    });
  }
  if (done.kind !== 'written') return turn.reply(notThere(done.kind));
  const { question, range, id } = done;
  const show = answerButton('show', id, texts.TEACHING_LABELS.change);
  const [undo = []] = undoButton(range).keyboard.rows;
  await turn.reply({ text: texts.answerWritten(question), keyboard: { inline: true, rows: [[...undo, show]] } });
  await turn.startJob({ kind: 'relearn', check: { user: actor.user, range } });
}

/** Offers to keep an answer that has just gone out. */
export const mayKeep = (inquiry: number): OutgoingMessage => ({
  text: texts.mayKeep(),
  keyboard: {
    inline: true,
    rows: [[{ label: texts.TEACHING_LABELS.keep, payload: { do: 'keep_answer', act: 'show', inquiry } }]],
  },
});

const notThere = (kind: 'forbidden' | 'gone'): OutgoingMessage =>
  kind === 'forbidden'
    ? { text: notAllowed() }
    : { text: texts.answerGone(), keyboard: { inline: true, rows: [[openButton('own_answers')]] } };

const answerButton = (act: AnswerPayload['act'], id: number, label: string): Button => ({
  label,
  payload: { do: 'own_answer', act, id },
});
