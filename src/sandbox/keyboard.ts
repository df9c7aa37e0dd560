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
