/** A reply in VK to the bot's message about a question: of whoever handles it the answer, of whoever asked more about it. */
import type { Actor } from '../domain/access';
import { forwardedText } from '../domain/foreignText';
import { asksSomething, LONGEST_ANSWER, LONGEST_QUESTION } from '../domain/passedWords';
import type { MessageIncoming } from '../messaging/incoming';
import type { Turn } from '../messaging/turn';
import { courteous, courtesyOf } from '../texts/courtesy';
import * as texts from '../texts/inquiries';
import type { SchoolContext } from '../usecases/context';
import { inquiryRepliedTo } from '../usecases/inquiryRepliedTo';
import { follow, sendAnswer, sendMore } from './inquiryMessages';
import { readWords, type CommandName } from './words';

/** Words that lead somewhere whatever they reply to; any other may be the answer to a question. */
const LEADS: ReadonlySet<CommandName> = new Set(['start', 'menu', 'help', 'back', 'cancel', 'resume']);

/** Takes a reply about a question; false when the message replies to nothing of the kind and is what it says. */
export async function onReply(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { peer, text, repliesTo }: MessageIncoming,
): Promise<boolean> {
  if (repliesTo === undefined) return false;
  const replied = await inquiryRepliedTo(turn, actor, peer, repliesTo);
  if (!replied) return false;
  const { command } = readWords(text);
  if (command !== null && LEADS.has(command)) return false;
  const words = forwardedText(text);
  const longest = replied.as === 'asker' ? LONGEST_QUESTION : LONGEST_ANSWER;
  if (words === '') await turn.reply({ text: texts.onlyWordsInReply() });
  else if (words.length > longest) await turn.reply({ text: texts.tooLongReply(longest) });
  else if (replied.as === 'handler') await sendAnswer(context, turn, actor, replied.id, words);
  else return ofAsker(context, turn, actor, { id: replied.id, words, command });
  return true;
}

/** Thanks open no question again, and a word of a button is that button. */
async function ofAsker(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { id, words, command }: { readonly id: number; readonly words: string; readonly command: CommandName | null },
): Promise<boolean> {
  if (command === 'answer_helped') await follow(context, turn, actor, id, 'helped');
  else if (command === 'answer_not_helped') await follow(context, turn, actor, id, 'not_helped');
  else if (command !== null) return false;
  else {
    const courtesy = courtesyOf(words);
    if (courtesy) await turn.reply({ text: courteous[courtesy] });
    else if (asksSomething(words)) await sendMore(context, turn, actor, id, words);
    else await turn.reply({ text: texts.onlyWordsInReply() });
  }
  return true;
}
