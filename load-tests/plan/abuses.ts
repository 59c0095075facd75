import type { ErrorCode } from '@otklik/schema';
import { failureOf } from './answer.ts';
import type { Abuse } from './promises.ts';

/** What must come back: a status, and the code of the refusal, or null where the request is answered like any other. */
interface Expected {
  status: number;
  code: ErrorCode | null;
}

/** What each abuse must be answered with. */
export const ABUSES: Readonly<Record<Abuse, Expected>> = {
  // Ratings in masses, but each in good order: they are stored. How much they weigh is a matter of the method.
  abuseFlood: { status: 200, code: null },
  // The same rating again and again: known by its id, stored once.
  abuseReplay: { status: 200, code: null },
  // Other answers under the id of a stored rating.
  abuseForgery: { status: 200, code: 'IDEMPOTENCY_CONFLICT' },
  abuseOversized: { status: 413, code: 'BODY_TOO_LARGE' },
  abuseCostly: { status: 400, code: 'QUERY_TOO_COSTLY' },
  abuseDeep: { status: 400, code: 'QUERY_TOO_DEEP' },
  abuseGarbage: { status: 400, code: 'QUERY_REJECTED' },
};

/** The parts of an answer that tell how it was refused. */
interface Refused {
  errors?: { extensions?: { code?: string } }[];
  data?: Record<string, { userErrors?: { code?: string }[] } | null> | null;
}

/**
 * Why an answer to abuse is a failure; null for the one that is expected, and for 503 with SERVICE_BUSY and the time
 * after which to come again.
 */
export function abuseFailureOf(abuse: Abuse, status: number, body: string, retryAfter: string): string | null {
  const expected = ABUSES[abuse];
  const code = codeIn(body);
  if (status === 503 && code === 'SERVICE_BUSY') return /^\d+$/.test(retryAfter) ? null : '503 without Retry-After';
  if (status !== expected.status) return `status ${status} (${code ?? 'no code'}) instead of ${expected.status}`;
  if (expected.code === null) return failureOf(status, body);
  return code === expected.code ? null : `${code ?? 'no code'} instead of ${expected.code}`;
}

function codeIn(body: string): string | null {
  let answer: Refused;
  try {
    answer = JSON.parse(body) as Refused;
  } catch (error) {
    return `no JSON: ${(error as Error).message}`;
  }
  const code = answer.errors?.[0]?.extensions?.code;
  if (code) return code;
  return Object.values(answer.data ?? {})[0]?.userErrors?.[0]?.code ?? null;
}
