/** A VK keyboard: its shape and the limits of error 911. */

export interface KeyboardButton {
  readonly action: {
    readonly type: string;
    readonly label?: string;
    /** JSON text. */
    readonly payload?: string;
    readonly link?: string;
  };
  readonly color?: string;
}

export interface Keyboard {
  readonly one_time: boolean;
  readonly inline: boolean;
  readonly buttons: readonly (readonly KeyboardButton[])[];
}

/** Buttons that carry a label of their own. */
const LABELLED = new Set(['text', 'callback', 'open_link', 'open_app']);
const UNLABELLED = new Set(['location', 'vkpay']);
const COLOURED = new Set(['text', 'callback']);
const COLOURS = new Set(['primary', 'secondary', 'negative', 'positive', 'default']);
const MAX_LABEL = 40;
const MAX_PAYLOAD_BYTES = 255;
const PERSISTENT = { rows: 10, inRow: 5, buttons: 40 };
const INLINE = { rows: 6, inRow: 5, buttons: 10 };

export type ParsedKeyboard =
  { readonly kind: 'keyboard'; readonly keyboard: Keyboard } | { readonly kind: 'bad'; readonly why: string };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function payloadProblem(payload: unknown): string | null {
  if (payload === undefined) return null;
  if (typeof payload !== 'string') return 'payload must be a string with JSON';
  if (Buffer.byteLength(payload) > MAX_PAYLOAD_BYTES) return `payload is longer than ${MAX_PAYLOAD_BYTES} bytes`;
  return payload === '' || isJson(payload) ? null : 'payload is not JSON';
}

function buttonProblem(button: unknown): string | null {
  if (!isObject(button) || !isObject(button['action'])) return 'a button has no action';
  const { type, label, payload, link } = button['action'];
  if (typeof type !== 'string' || !(LABELLED.has(type) || UNLABELLED.has(type))) return 'unknown action type';
  if (LABELLED.has(type)) {
    if (typeof label !== 'string' || label === '') return 'a button has no label';
    if (label.length > MAX_LABEL) return `label is longer than ${MAX_LABEL} characters`;
  } else if (label !== undefined) return `label does not belong to ${type}`;
  if (type === 'open_link' && (typeof link !== 'string' || !/^https?:\/\//.test(link))) return 'a link is not http';
  const { color } = button;
  if (color !== undefined) {
    if (typeof color !== 'string' || !COLOURS.has(color)) return 'unknown color';
    if (!COLOURED.has(type)) return `color does not belong to ${type}`;
  }
  return payloadProblem(payload);
}

function rowsProblem(rows: readonly unknown[], inline: boolean): string | null {
  const limit = inline ? INLINE : PERSISTENT;
  if (rows.length > limit.rows) return `more than ${limit.rows} rows`;
  let buttons = 0;
  for (const row of rows) {
    if (!Array.isArray(row) || row.length === 0) return 'a row has no buttons';
    if (row.length > limit.inRow) return `more than ${limit.inRow} buttons in a row`;
    buttons += row.length;
    for (const button of row) {
      const problem = buttonProblem(button);
      if (problem !== null) return problem;
    }
  }
  return buttons > limit.buttons ? `more than ${limit.buttons} buttons` : null;
}

/** Reads the `keyboard` parameter of messages.send; `bad` is error 911. */
export function parseKeyboard(text: string): ParsedKeyboard {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'bad', why: 'not JSON' };
  }
  if (!isObject(value) || !Array.isArray(value['buttons'])) return { kind: 'bad', why: 'no buttons' };
  const { one_time: oneTime = false, inline = false, buttons } = value;
  if (typeof oneTime !== 'boolean' || typeof inline !== 'boolean')
    return { kind: 'bad', why: 'a flag is not a boolean' };
  if (oneTime && inline) return { kind: 'bad', why: 'one_time does not belong to inline' };
  const problem = rowsProblem(buttons as unknown[], inline);
  if (problem !== null) return { kind: 'bad', why: problem };
  return { kind: 'keyboard', keyboard: { one_time: oneTime, inline, buttons: buttons as Keyboard['buttons'] } };
}

/** The first button with a label, row by row. */
export function buttonLabelled(keyboard: Keyboard, label: string): KeyboardButton | null {
  return keyboard.buttons.flat().find((button) => button.action.label === label) ?? null;
}
