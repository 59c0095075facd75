import type { ErrorCode } from '@otklik/schema';
import type { AcknowledgedRating } from './shapes.ts';

/** Codes of the error catalogue that ask for the same call again. */
const RETRIED: readonly string[] = ['SERVICE_BUSY', 'INTERNAL'] satisfies ErrorCode[];
const TIMEOUT_MS = 10_000;

/**
 * What became of a request. LATER: nothing is known or nothing was done, the same body may be sent again.
 * REFUSED: the server has decided, sending it again changes nothing.
 */
export type Outcome<Data> =
  | { kind: 'OK'; data: Data }
  | { kind: 'REFUSED'; code: string; message: string }
  | { kind: 'LATER'; tooMany: boolean; retryAfterMs: number };

/** Result fields any of our operations may return. */
export interface ResultData {
  questionnaire?: unknown;
  ratingSubmit?: Payload;
  ratingRevise?: Payload;
  ratingWithdraw?: Payload;
}
interface Payload {
  rating?: AcknowledgedRating | null;
  userErrors: { code: string; message: string }[];
}

/** Sends one body and sorts the answer. Never rejects. */
export type Send = (url: string, body: string) => Promise<Outcome<ResultData>>;

const later = (tooMany = false, retryAfterMs = 0): Outcome<never> => ({ kind: 'LATER', tooMany, retryAfterMs });

/** Sends over HTTP: no cookies, one preflight, an end to waiting. */
export const sendHttp: Send = async (url, body) => {
  if (navigator.onLine === false) return later();
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(url, { ...POST, body, signal: abort.signal });
    const waitMs = retryAfterMs(response.headers.get('retry-after'), Date.now());
    if (response.status === 429) return later(true, waitMs);
    if (response.status >= 500) return later(false, waitMs);
    return sortAnswer(response.status, await response.json());
  } catch {
    return later(); // network, timeout, or an answer cut short: all of them may be sent again
  } finally {
    clearTimeout(timer);
  }
};

/** Sends without waiting for the answer; survives the end of the page. Counts may be lost, ratings never go this way. */
export function sendAndForget(url: string, body: string): void {
  fetch(url, { ...POST, body, keepalive: true }).catch(() => undefined);
}

const POST: RequestInit = { method: 'POST', credentials: 'omit', headers: { 'content-type': 'application/json' } };

/** Milliseconds to wait by a Retry-After header (seconds or a date), at most an hour; 0 when it says nothing. */
export function retryAfterMs(header: string | null, nowMs: number): number {
  if (!header) return 0;
  const ms = /^\d+$/.test(header) ? +header * 1000 : Date.parse(header) - nowMs;
  return Math.min(Math.max(ms || 0, 0), 3_600_000);
}

/** Sorts a GraphQL answer. Faults without a decision on an accepted request are the server’s: send again. */
export function sortAnswer(
  status: number,
  answer: { data?: ResultData | null; errors?: { message: string; extensions?: { code?: string } }[] },
): Outcome<ResultData> {
  const data = answer.data;
  const payload = data?.ratingSubmit ?? data?.ratingRevise ?? data?.ratingWithdraw;
  const refusal = payload?.userErrors[0];
  if (refusal && !RETRIED.includes(refusal.code)) return { kind: 'REFUSED', ...refusal };
  if (refusal) return later(refusal.code === 'SERVICE_BUSY');
  if (data && (payload || 'questionnaire' in data)) return { kind: 'OK', data };
  const fault = answer.errors?.[0];
  const code = fault?.extensions?.code ?? `HTTP_${status}`;
  return status >= 400 ? { kind: 'REFUSED', code, message: '' } : later();
}
