/** Calls to VK's API: paced, with a time-out, answered with a value whatever happens. */
import http from 'node:http';
import https from 'node:https';
import type { Logger } from 'pino';
import { VK } from 'vk-io';
import { FormRequest } from './formRequest';
import { createPacer } from './pacer';

export type VkLogger = Pick<Logger, 'info' | 'warn' | 'error'>;

/** An error of one call inside `execute`, in the order of the calls that failed. */
export interface ExecuteItemError {
  readonly method: string;
  readonly code: number;
  readonly message: string;
}

/** VK's answer, VK's refusal, or no answer; `certain` means that VK surely did not get the request. */
export type ApiAnswer =
  | { readonly kind: 'ok'; readonly response: unknown; readonly executeErrors: readonly ExecuteItemError[] }
  | { readonly kind: 'error'; readonly code: number; readonly message: string }
  | { readonly kind: 'network'; readonly certain: boolean; readonly message: string };

export type ApiParams = Readonly<Record<string, string | number>>;

export interface VkApi {
  /** vk-io itself, for its contexts: nothing is sent through it. */
  readonly vk: VK;
  /** Base of the methods' addresses. */
  readonly address: string;
  /** Calls a method when its turn comes; never throws. */
  call(method: string, params: ApiParams): Promise<ApiAnswer>;
  /** Waits until a call would go out at once, so that work is chosen as late as possible. */
  ready(): Promise<void>;
  /** Pauses and lowers the rate: an item of `execute` carried error 6. */
  slowDown(): void;
  /** Drops the connections; calls in hand and waiting end as `network`. */
  close(): void;
}

export interface VkApiOptions {
  readonly token: string;
  /** Base of the methods' addresses; null is VK's own. */
  readonly apiUrl: string | null;
  /** Requests a second; 0 lifts the limit. */
  readonly rateLimit: number;
  readonly logger: VkLogger;
  /** Real time in epoch milliseconds. */
  readonly now: () => number;
  readonly random: () => number;
  readonly timeoutMs?: number;
}

const TOO_FAST = 6;

/** Makes the API client; vk-io's own queue of requests is bypassed (it retries error 6 for ever and paces by 3 s timers). */
export function createVkApi(options: VkApiOptions): VkApi {
  const { token, apiUrl, rateLimit, logger, now, random, timeoutMs = 15_000 } = options;
  const agent = makeAgent(apiUrl);
  const vk = new VK({
    token,
    agent,
    apiTimeout: timeoutMs,
    ...(apiUrl === null ? {} : { apiBaseUrl: apiUrl.replace(/\/+$/, '') }),
  });
  const pacer = createPacer({ rate: rateLimit, now, random });
  let closed = false;

  async function send(method: string, params: ApiParams): Promise<ApiAnswer> {
    try {
      const answer: unknown = await new FormRequest({ api: vk.api, method, params }).make();
      return readAnswer(answer);
    } catch (error) {
      return { kind: 'network', certain: surelyNotDelivered(error), message: describe(error).replaceAll(token, '…') };
    }
  }

  return {
    vk,
    address: apiUrl ?? vk.api.options.apiBaseUrl,
    async call(method, params) {
      await pacer.take();
      if (closed) return { kind: 'network', certain: true, message: 'the connection is closed' };
      const answer = await send(method, params);
      if (answer.kind === 'ok') pacer.speedUp();
      if (answer.kind === 'error' && answer.code === TOO_FAST) {
        logger.warn({ method }, 'VK says we are too fast: pausing, then slower');
        pacer.slowDown();
      }
      return answer;
    },
    ready: () => pacer.ready(),
    slowDown: () => pacer.slowDown(),
    close() {
      closed = true;
      pacer.close();
      agent.destroy();
    },
  };
}

/** vk-io's type asks for an https agent but hands it to node-fetch, which needs the one of the address's protocol. */
function makeAgent(apiUrl: string | null): https.Agent {
  if (apiUrl?.startsWith('http:')) return new http.Agent({ keepAlive: true }) as https.Agent;
  return new https.Agent({ keepAlive: true });
}

function readAnswer(answer: unknown): ApiAnswer {
  if (!isRecord(answer)) return { kind: 'network', certain: false, message: 'the answer is not an object' };
  if (isRecord(answer.error)) {
    const { error_code: code, error_msg: message } = answer.error;
    return { kind: 'error', code: Number(code) || 0, message: typeof message === 'string' ? message : '' };
  }
  if (!('response' in answer)) return { kind: 'network', certain: false, message: 'the answer has no response' };
  const errors: unknown[] = Array.isArray(answer.execute_errors) ? answer.execute_errors : [];
  return { kind: 'ok', response: answer.response, executeErrors: errors.filter(isRecord).map(readExecuteError) };
}

function readExecuteError(error: Record<string, unknown>): ExecuteItemError {
  return {
    method: typeof error.method === 'string' ? error.method : '',
    code: Number(error.error_code) || 0,
    message: typeof error.error_msg === 'string' ? error.error_msg : '',
  };
}

/** The connection was never made, so the request cannot have been delivered. */
function surelyNotDelivered(error: unknown): boolean {
  if (!isRecord(error)) return false;
  const syscall = error.erroredSysCall ?? error.syscall;
  return (
    syscall === 'connect' ||
    syscall === 'getaddrinfo' ||
    ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(String(error.code))
  );
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** What the operator reads when VK does not answer: where it was looked for, what happened, what to check. */
export function silence({ address }: Pick<VkApi, 'address'>, message: string): string {
  return `VK does not answer at ${address}: check the network and VK_API_URL (${message})`;
}

/** Whether a value from outside is an object whose fields may be looked at. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
