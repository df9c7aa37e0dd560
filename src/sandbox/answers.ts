/** Answers of API methods: a response or an error with VK's code. */

export interface ApiRefusal {
  readonly code: number;
  readonly message: string;
}

export type MethodAnswer =
  | { readonly kind: 'ok'; readonly response: unknown; readonly executeErrors?: readonly ExecuteError[] }
  | { readonly kind: 'error'; readonly error: ApiRefusal };

/** An entry of execute_errors. */
export interface ExecuteError {
  readonly method: string;
  readonly error_code: number;
  readonly error_msg: string;
}

const WORDS: Readonly<Record<number, string>> = {
  1: 'Unknown error occurred',
  3: 'Unknown method passed',
  5: 'User authorization failed: invalid access_token (4).',
  6: 'Too many requests per second',
  7: 'Permission to perform this action is denied',
  9: 'Flood control',
  10: 'Internal server error',
  12: 'Unable to compile code',
  13: 'Runtime error occurred during code invocation',
  14: 'Captcha needed',
  15: 'Access denied',
  29: 'Rate limit reached',
  118: 'Invalid server',
  121: 'Invalid hash',
  100: 'One of the parameters specified was missing or invalid',
  901: "Can't send messages for users without permission",
  911: 'Keyboard format is invalid',
  912: 'This is a chat bot feature, change this status in settings',
  914: 'Message is too long',
  917: "You don't have access to this chat",
  925: 'You are not admin of this chat',
  993: 'Chat moved to MAX',
};

/** A refusal with VK's own words for the code, and more after a colon. */
export function refusal(code: number, more?: string): ApiRefusal {
  const words = WORDS[code] ?? 'Error';
  return { code, message: more === undefined ? words : `${words}: ${more}` };
}

/** A method that succeeded. */
export function ok(response: unknown): MethodAnswer {
  return { kind: 'ok', response };
}

/** A method that refuses. */
export function refuse(code: number, more?: string): MethodAnswer {
  return { kind: 'error', error: refusal(code, more) };
}
