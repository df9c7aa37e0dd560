/** A call of the API as it comes over HTTP: token, rate, execute, and the form of the answer. */
import { refusal, refuse, type ExecuteError, type MethodAnswer } from './answers';
import type { Core } from './core';
import { performMethod } from './methods';
import { textParam, type Params } from './params';
import { parseScript, type ScriptCall } from './vkScript';

const MAX_CALLS = 25;
const SECRET = new Set(['access_token']);

/** Admits so many requests in any second; the rest get error 6. */
export class RateLimit {
  private readonly recent: number[] = [];
  constructor(private readonly perSecond: number | null) {}

  admits(realNow: number): boolean {
    if (this.perSecond === null) return true;
    while (this.recent[0] !== undefined && realNow - this.recent[0] >= 1000) this.recent.shift();
    if (this.recent.length >= this.perSecond) return false;
    this.recent.push(realNow);
    return true;
  }
}

export interface ApiDoor {
  readonly core: Core;
  readonly token: string;
  readonly limit: RateLimit;
  /** The server's own address. */
  readonly url: string;
}

/** Performs a call and gives the JSON text of the answer. */
export function answerCall(door: ApiDoor, method: string, params: Params, bearer: string | null): string {
  const answer = performCall(door, method, params, bearer);
  if (answer.kind === 'ok') {
    const { response, executeErrors = [] } = answer;
    return JSON.stringify(executeErrors.length === 0 ? { response } : { response, execute_errors: executeErrors });
  }
  const { code, message } = answer.error;
  return JSON.stringify({
    error: { error_code: code, error_msg: message, request_params: requestParams(method, params) },
  });
}

function performCall(door: ApiDoor, method: string, params: Params, bearer: string | null): MethodAnswer {
  const { core } = door;
  core.counters.requests += 1;
  if ((textParam(params, 'access_token') ?? bearer) !== door.token) return refuse(5);
  if (!door.limit.admits(core.realNow())) return refuse(6);
  return method === 'execute' ? execute(door, params) : performMethod(core, method, params, door.url);
}

function execute(door: ApiDoor, params: Params): MethodAnswer {
  const ordered = door.core.faults.refusalOf('execute');
  if (ordered !== null) return { kind: 'error', error: ordered };
  const script = parseScript(textParam(params, 'code') ?? '');
  if (script.kind === 'bad') return refuse(12, `unexpected token near position ${script.at}`);
  const calls = script.kind === 'one' ? [script.call] : script.calls;
  if (calls.length > MAX_CALLS) return { kind: 'error', error: refusal(13, 'too many API calls') };
  const errors: ExecuteError[] = [];
  const responses = calls.map((call) => performWithin(door, call, errors));
  const response = script.kind === 'one' ? responses[0] : responses;
  return { kind: 'ok', response, executeErrors: errors };
}

function performWithin(door: ApiDoor, { method, args }: ScriptCall, errors: ExecuteError[]): unknown {
  const answer = performMethod(door.core, method, args, door.url);
  if (answer.kind === 'ok') return answer.response;
  errors.push({ method, error_code: answer.error.code, error_msg: answer.error.message });
  return false;
}

function requestParams(method: string, params: Params): { key: string; value: string }[] {
  const own = Object.keys(params).filter((key) => !SECRET.has(key));
  return [
    ...own.map((key) => ({ key, value: textParam(params, key) ?? '' })),
    { key: 'method', value: method },
    { key: 'oauth', value: '1' },
  ];
}
