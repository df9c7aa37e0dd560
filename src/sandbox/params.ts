/** Parameters of an API call: form fields (text) or JSON values of an execute batch. */

export type Params = Readonly<Record<string, unknown>>;

/** A parameter as text, null when missing; lists are joined by commas, as VK reads them. */
export function textParam(params: Params, name: string): string | null {
  const value = params[name];
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? value.join(',') : '[object]';
}

/** A whole number, null when missing or not one. */
export function integerParam(params: Params, name: string): number | null {
  const text = textParam(params, name);
  if (text === null || text.trim() === '') return null;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : null;
}

/** Whole numbers separated by commas; null when missing or one of them is not a number. */
export function integersParam(params: Params, name: string): number[] | null {
  const text = textParam(params, name);
  if (text === null || text === '') return null;
  const values = text.split(',').map(Number);
  return values.every(Number.isSafeInteger) ? values : null;
}

/** A JSON object in a text parameter; null when missing, `bad` when it is something else. */
export function jsonParam(params: Params, name: string): Readonly<Record<string, unknown>> | 'bad' | null {
  const text = textParam(params, name);
  if (text === null || text === '') return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : 'bad';
  } catch {
    return 'bad';
  }
}
