import { Keyboard as VkKeyboard } from 'vk-io';
import type { Keyboard } from '../../src/messaging/outgoing';
import { keyboardJson } from '../../src/vk/keyboard';

const menu: Keyboard = {
  inline: false,
  rows: [
    [{ label: 'Мои обязанности', payload: { do: 'open', what: 'duties' }, color: 'primary' }],
    [
      { label: 'Подтвердить', payload: { do: 'decide', request: 7, yes: true }, color: 'positive', press: 'callback' },
      { label: 'Отклонить', payload: { do: 'decide', request: 7, yes: false }, color: 'negative', press: 'text' },
    ],
    [{ label: 'Назад', payload: { do: 'open', what: 'menu' } }],
  ],
};

function builtByVkIo({ inline, rows }: Keyboard): string {
  const buttons = rows.map((row) =>
    row.map(({ label, payload, color, press }) => {
      const options = { label, payload, ...(color === undefined ? {} : { color }) };
      return press === 'callback' ? VkKeyboard.callbackButton(options) : VkKeyboard.textButton(options);
    }),
  );
  return VkKeyboard.keyboard(buttons).inline(inline).toString();
}

test.each([
  ['instead of the keyboard', menu],
  ['under the message', { ...menu, inline: true }],
  ['that clears', { inline: false, rows: [] }],
])("a keyboard %s is the same as vk-io's own", (_where, keyboard) => {
  expect(JSON.parse(keyboardJson(keyboard))).toEqual(JSON.parse(builtByVkIo(keyboard)));
});

test('a label too long for VK is cut with an ellipsis, never inside a character', () => {
  const label = (text: string): string => {
    const row = [{ label: text, payload: { do: 'open', what: 'x' } as const }];
    const json = JSON.parse(keyboardJson({ inline: true, rows: [row] })) as {
      buttons: { action: { label: string } }[][];
    };
    return json.buttons[0]?.[0]?.action.label ?? '';
  };
  expect(label('я'.repeat(40))).toBe('я'.repeat(40));
  expect(label('я'.repeat(41))).toBe('я'.repeat(39) + '…');
  expect(label('я'.repeat(38) + '🙂🙂')).toBe('я'.repeat(38) + '…');
});
