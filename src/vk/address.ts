/** Whether words in a conversation are meant for the bot, and the words without the form of address. */
import type { Address } from '../messaging/incoming';

export interface AddressingOptions {
  readonly groupId: number;
  /** The community's short name, `vk.com/<name>`; null when it has none. */
  readonly screenName: string | null;
  /** Words after the slash that address the bot in a group chat. */
  readonly commandWords: readonly string[];
}

/** What is known about a message beside its text. */
export interface Circumstances {
  readonly groupChat: boolean;
  readonly pressedButton: boolean;
  readonly repliesToUs: boolean;
}

export interface Speech {
  /** null: talk among people. */
  readonly address: Address | null;
  readonly text: string;
}

/** Makes the reader of forms of address for one community. */
export function createAddressing(options: AddressingOptions): (text: string, about: Circumstances) => Speech {
  const { groupId, screenName, commandWords } = options;
  const names = [`club${groupId}`, `public${groupId}`, ...(screenName === null ? [] : [screenName])].map(escape);
  const called = `@(?:${names.join('|')})(?![\\p{L}\\p{N}_])(?!\\.[\\p{L}\\p{N}_])`;
  const linked = `\\[(?:club|public)${groupId}\\|[^\\]]*\\]`;
  const mention = new RegExp(`(?:${linked}|(?<![\\p{L}\\p{N}_@.-])${called})[ \\t]*,?\\s*`, 'giu');
  const words = commandWords.map(escape).join('|');
  const command = new RegExp(`^/(?:${words})(?:${called})?(?![\\p{L}\\p{N}_@])[\\s,:]*`, 'iu');

  return (raw, { groupChat, pressedButton, repliesToUs }) => {
    const unmentioned = /[[@]/.test(raw) ? raw.replace(mention, '') : raw;
    const mentioned = unmentioned.length !== raw.length;
    const trimmed = unmentioned.trim();
    const text = commandWords.length > 0 && trimmed.startsWith('/') ? trimmed.replace(command, '') : trimmed;
    const commanded = text.length !== trimmed.length;
    if (!groupChat) return { address: 'private', text };
    if (pressedButton) return { address: 'button', text };
    if (mentioned) return { address: 'mention', text };
    if (commanded) return { address: 'command', text };
    return { address: repliesToUs ? 'reply' : null, text };
  };
}

const SOMEBODY = /\[(?:id|club|public)\d+\||(?<![\p{L}\p{N}_.-])[@*]\p{L}/iu;
/** Of whatever bot it is. */
const COMMAND = /^[/!]/;

/** Whether talk is said to nobody in particular: it mentions no one and is no command of another bot. */
export function isSaidToAll(text: string): boolean {
  return text !== '' && !SOMEBODY.test(text) && !COMMAND.test(text);
}

function escape(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
