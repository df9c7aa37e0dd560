/** Keyboards of a dialogue's steps: the step's answers, then the ways out. */
import type { Button, Keyboard } from '../src/messaging/outgoing';
import { LABELS } from '../src/texts/onboarding';

/** One answer: its label, and the value the step receives. */
export interface Choice {
  readonly label: string;
  readonly value: string;
  readonly color?: Button['color'];
}

/** Buttons of a step in rows, with «Назад» and «Отмена» under them. */
export function choices(
  scene: string,
  step: string,
  rows: readonly (readonly Choice[])[],
  way: { readonly back: boolean } = { back: true },
): Keyboard {
  const answers = rows.map((row) => row.map((choice) => button(scene, step, choice)));
  return { inline: false, rows: [...answers, way.back ? [BACK, CANCEL] : [CANCEL]] };
}

const BACK: Button = { label: LABELS.back, payload: { do: 'open', what: 'back' } };
const CANCEL: Button = { label: LABELS.cancel, payload: { do: 'open', what: 'cancel' } };

function button(scene: string, step: string, { label, value, color }: Choice): Button {
  const payload = { do: 'pick', scene, step, value } as const;
  return color === undefined ? { label, payload } : { label, payload, color };
}
