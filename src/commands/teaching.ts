/** «Вопросы без ответа», «Чему научили»: the bot is taught by buttons, and told what that changed. */
import type { Actor } from '../domain/access';
import { nameOfDraft } from '../domain/answerDraft';
import { privatePeer } from '../domain/ids';
import { toLocal } from '../domain/zone';
import { openDialogue } from '../messaging/dialogue';
import type { JobIncoming } from '../messaging/incoming';
import type { Button, Keyboard } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { dayText } from '../texts/dates';
import { topicLabel } from '../texts/questions';
import { notAllowed } from '../texts/refusals';
import * as texts from '../texts/teaching';
import type { SchoolContext } from '../usecases/context';
import { doersOf } from '../usecases/doers';
import { findTopic } from '../usecases/ownTopics';
import { listTaught, teachGroup, type TaughtRange } from '../usecases/teach';
import { dropGroup, listUnanswered, showGroup, type QuestionGroup, type ShownGroup } from '../usecases/unanswered';
import { untaught } from '../usecases/untaught';
import type { Commands } from './command';
import { doerName } from './doerName';
import { openButton } from './menu';
import { pageOf, turnRow } from './pages';
import { WRITING_ANSWER } from './sceneNames';
import { topicChoice } from './topicChoice';

type GroupPayload = Extract<ButtonPayload, { do: 'unanswered' }>;

const PAGE = 5;

/** The lists. */
export function createTeachingCommands(context: SchoolContext): Pick<Commands, 'unanswered' | 'taught'> {
  return {
    async unanswered(turn, actor, asked) {
      const list = await listUnanswered(context, turn, actor);
      if (list.kind === 'forbidden') return turn.reply({ text: notAllowed() });
      const more = [openButton('own_answers'), openButton('taught')];
      if (list.groups.length === 0) {
        return turn.reply({ text: texts.noUnanswered(), keyboard: { inline: true, rows: [more] } });
      }
      const page = pageOf(list.groups, asked, PAGE);
      const { items, first } = page;
      const numbers = items.map((group, i): Button => groupButton('show', group, texts.groupNumber(first + i)));
      const text = texts.unanswered(items.map(groupText), { first, of: list.groups.length });
      await turn.reply({ text, keyboard: { inline: true, rows: [numbers, ...turnRow('unanswered', page), more] } });
    },
    async taught(turn, actor, asked) {
      const list = await listTaught(context, turn, actor);
      if (list.kind === 'forbidden') return turn.reply({ text: notAllowed() });
      if (list.lines.length === 0) {
        const rows = [[openButton('unanswered'), openButton('new_answer')]];
        return turn.reply({ text: texts.nothingTaught(), keyboard: { inline: true, rows } });
      }
      const page = pageOf(list.lines, asked, PAGE);
      const by = await doersOf(
        turn,
        null,
        list.lines.map(({ phrase }) => phrase.by),
      );
      const lines = page.items.map(({ phrase, topic }) => ({
        text: phrase.text,
        topic: topic?.title ?? null,
        by: doerName(phrase.by === null ? null : by(phrase.by)),
        day: dayText(toLocal(phrase.at, context.school.timeZone).date),
      }));
      const undo = page.items.map(({ phrase: { id } }, i): Button[] => [
        { label: texts.undoNumber(page.first + i), payload: { do: 'untaught', from: id, to: id } },
      ]);
      await turn.reply({
        text: texts.taughtList(lines, { first: page.first, of: list.lines.length }),
        keyboard: { inline: true, rows: [...undo, ...turnRow('taught', page)] },
      });
    },
  };
}

/** A press about questions that ask the same. */
export async function onUnanswered(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { act, id, upTo, topic, from }: GroupPayload,
): Promise<void> {
  const which = { id, upTo };
  switch (act) {
    case 'show':
      return showCard(turn, await showGroup(context, turn, actor, which));
    case 'topics':
      return offerTopics(context, turn, await showGroup(context, turn, actor, which), from);
    case 'write': {
      const shown = await showGroup(context, turn, actor, which);
      if (shown.kind !== 'group') return turn.reply(notShown(shown));
      const [question = ''] = shown.group.texts;
      return openDialogue(turn, WRITING_ANSWER, nameOfDraft({ what: 'group', ...which, question }));
    }
    case 'drop': {
      const dropped = await dropGroup(context, turn, actor, which);
      return turn.reply(dropped.kind === 'group' ? { text: texts.groupDropped(), ...toList() } : notShown(dropped));
    }
    case 'teach': {
      const done = await teachGroup(context, turn, actor, which, topic ?? '');
      if (done.kind === 'unknown_topic') return turn.reply({ text: texts.unknownTopic(), ...toList() });
      if (done.kind !== 'taught') return turn.reply(notShown(done));
      await turn.reply({ text: texts.taught(done.texts, done.topic.title), ...undoButton(done.range) });
      return turn.startJob({ kind: 'relearn', check: { user: actor.user, range: done.range } });
    }
  }
}

async function showCard(turn: Turn, shown: ShownGroup): Promise<void> {
  if (shown.kind !== 'group') return turn.reply(notShown(shown));
  const { group, topics } = shown;
  const offered = topics
    .slice(0, 3)
    .map((topic): Button[] => [{ ...groupButton('teach', group, topicLabel(topic), topic.id), color: 'positive' }]);
  const rows = [
    ...offered,
    [
      groupButton('topics', group, texts.TEACHING_LABELS.otherTopic),
      groupButton('write', group, texts.TEACHING_LABELS.write),
    ],
    [groupButton('drop', group, texts.TEACHING_LABELS.drop), openButton('unanswered')],
  ];
  const text = texts.group(group.texts, group.ids.length, topics.length > 0);
  await turn.reply({ text, keyboard: { inline: true, rows } });
}

async function offerTopics(
  context: SchoolContext,
  turn: Turn,
  shown: ShownGroup,
  from: number | undefined,
): Promise<void> {
  if (shown.kind !== 'group') return turn.reply(notShown(shown));
  const { group } = shown;
  const rows = topicChoice(await topicsByTitle(context, turn), from, {
    open: (at) => groupPayload('topics', group, { from: at }),
    choose: ({ id }) => groupPayload('teach', group, { topic: id }),
  });
  await turn.reply({ text: texts.chooseTopic(group.texts[0] ?? ''), keyboard: { inline: true, rows } });
}

async function topicsByTitle(context: SchoolContext, turn: Turn): Promise<{ id: string; title: string }[]> {
  const own = (await turn.stores.ownAnswers.inForce()).map(({ id, question }) => ({
    id: `own-${id}`,
    title: question,
  }));
  const all = [...[...context.topics.values()].map(({ id, title }) => ({ id, title })), ...own];
  return all.sort((one, other) => one.title.localeCompare(other.title, 'ru'));
}

/** «Отменить» under what was taught. */
export async function onUntaught(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { from, to }: TaughtRange,
): Promise<void> {
  const done = await untaught(context, turn, actor, { from, to });
  if (done.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  if (done.kind === 'gone') return turn.reply({ text: texts.nothingToUndo() });
  const { answer, phrases } = done;
  if (answer?.state === 'removed') {
    await turn.reply({ text: texts.answerRemoved(answer.question), ...bringBack(answer.id) });
  } else {
    await turn.reply({ text: answer ? texts.answerAsBefore(answer.question) : texts.undone(phrases.length) });
  }
  await turn.startJob({ kind: 'relearn', check: null });
}

/** The check of a teaching is over: whoever taught hears what it changed. */
export async function onTeachingChecked(
  context: SchoolContext,
  turn: Turn,
  { user, range, changes, changed, of }: Extract<JobIncoming, { kind: 'teaching_checked' }>,
): Promise<void> {
  if (changed === 0) return turn.send(privatePeer(user), { text: texts.checkedWell(of) });
  const titleOf = async (id: string | null): Promise<string | null> =>
    id === null ? null : ((await findTopic(context, turn, id))?.title ?? null);
  const lines: texts.ChangeText[] = [];
  for (const { text, topic, after } of changes) {
    lines.push({ text, was: await titleOf(topic), now: await titleOf(after) });
  }
  await turn.send(privatePeer(user), { text: texts.checkedBadly(lines, changed), ...undoButton(range) });
}

/** The button that undoes what was taught in one act. */
export const undoButton = ({ from, to }: TaughtRange): { readonly keyboard: { inline: true; rows: Button[][] } } => ({
  keyboard: { inline: true, rows: [[{ label: texts.TEACHING_LABELS.undo, payload: { do: 'untaught', from, to } }]] },
});

/** Under an own answer that was removed. */
export const bringBack = (id: number): { readonly keyboard: Keyboard } => {
  const restore: Button = {
    label: texts.TEACHING_LABELS.bringBack,
    payload: { do: 'own_answer', act: 'restore', id },
  };
  return { keyboard: { inline: true, rows: [[restore, openButton('own_answers')]] } };
};

export const groupText = ({ texts: [text = ''], ids }: QuestionGroup): texts.GroupText => ({ text, count: ids.length });

function notShown({ kind }: { readonly kind: 'forbidden' | 'gone' }) {
  return kind === 'forbidden' ? { text: notAllowed() } : { text: texts.groupGone(), ...toList() };
}

const toList = () => ({ keyboard: { inline: true, rows: [[openButton('unanswered')]] } });

const groupPayload = (
  act: GroupPayload['act'],
  { id, upTo }: Pick<QuestionGroup, 'id' | 'upTo'>,
  more: Pick<GroupPayload, 'topic' | 'from'> = {},
): GroupPayload => ({ do: 'unanswered', act, id, upTo, ...more });

const groupButton = (act: GroupPayload['act'], group: QuestionGroup, label: string, topic?: string): Button => ({
  label,
  payload: groupPayload(act, group, topic === undefined ? {} : { topic }),
});
