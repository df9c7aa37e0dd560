/** The upload itself: a file is posted to the address that VK named, and VK answers with what to save it by. */
import { isRecord, type ApiAnswer } from './api';
import { reactionTo } from './errorTable';

/** `later`: VK is away or busy; `refused`: it will not take the file. */
export type Uploaded =
  | { readonly kind: 'attachment'; readonly attachment: string }
  | { readonly kind: 'later' }
  | { readonly kind: 'refused' };

export type Posted =
  { readonly kind: 'answer'; readonly answer: Record<string, unknown> } | Exclude<Uploaded, { kind: 'attachment' }>;

export interface FileToPost {
  /** The form's field: each kind of upload has its own. */
  readonly field: string;
  readonly name: string;
  readonly type?: string;
  readonly bytes: Uint8Array;
  readonly timeoutMs: number;
}

/** Posts a file as VK's upload servers take it; never throws. */
export async function postFile(url: string, { field, name, type = '', bytes, timeoutMs }: FileToPost): Promise<Posted> {
  const form = new FormData();
  form.append(field, new Blob([new Uint8Array(bytes)], { type }), name);
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { method: 'POST', body: form, redirect: 'error', signal });
    if (response.status >= 500) return { kind: 'later' };
    const answer: unknown = await response.json();
    return isRecord(answer) ? { kind: 'answer', answer } : { kind: 'refused' };
  } catch {
    return { kind: 'later' };
  }
}

/** What an error of one of the two methods around the upload means for it. */
export function troubleOf(answer: Exclude<ApiAnswer, { kind: 'ok' }>): Exclude<Uploaded, { kind: 'attachment' }> {
  if (answer.kind === 'network') return { kind: 'later' };
  return { kind: reactionTo(answer.code).kind === 'refuse' ? 'refused' : 'later' };
}

/** A text that is there. */
export function textIn(value: unknown, field: string): string | null {
  const found = isRecord(value) ? value[field] : null;
  return typeof found === 'string' && found !== '' ? found : null;
}
