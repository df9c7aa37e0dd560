/** A keyboard of the bot as VK's JSON (schema `messages_keyboard`). */
import type { Button, Keyboard } from '../messaging/outgoing';

const LABEL_LIMIT = 40;

/** Serialises a keyboard; no rows clear the person's keyboard. */
export function keyboardJson(keyboard: Keyboard): string {
  const buttons = keyboard.rows.map((row) => row.map(buttonJson));
  return JSON.stringify(keyboard.inline ? { buttons, inline: true } : { buttons, one_time: false });
}

function buttonJson(button: Button): object {
  return {
    color: button.color ?? 'secondary',
    action: { label: cut(button.label), payload: JSON.stringify(button.payload), type: button.press ?? 'text' },
  };
}

function cut(label: string): string {
  if (label.length <= LABEL_LIMIT) return label;
  return `${label.slice(0, LABEL_LIMIT - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
