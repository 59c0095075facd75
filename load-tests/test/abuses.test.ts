import { expect, test } from 'vitest';
import { ERRORS } from '@otklik/schema';
import { ABUSES, abuseFailureOf } from '../plan/abuses.ts';
import type { Abuse } from '../plan/promises.ts';

const errors = (code: string) => JSON.stringify({ errors: [{ message: 'No.', extensions: { code } }] });
const stored = JSON.stringify({ data: { ratingSubmit: { rating: { receipt: 'R' }, userErrors: [] } } });
const refused = (code: string) => JSON.stringify({ data: { ratingSubmit: { rating: null, userErrors: [{ code }] } } });

test('whoever abuses the server is told a code of the catalogue and that it is his own fault', () => {
  for (const { status, code } of Object.values(ABUSES)) {
    expect(status).toBeLessThan(500);
    if (code !== null) expect(ERRORS[code].fault).toBe('client');
  }
});

test.each<[Abuse, number, string]>([
  ['abuseFlood', 200, stored],
  ['abuseReplay', 200, stored],
  ['abuseForgery', 200, refused('IDEMPOTENCY_CONFLICT')],
  ['abuseOversized', 413, errors('BODY_TOO_LARGE')],
  ['abuseCostly', 400, errors('QUERY_TOO_COSTLY')],
  ['abuseDeep', 400, errors('QUERY_TOO_DEEP')],
  ['abuseGarbage', 400, errors('QUERY_REJECTED')],
])('%s is answered %i and that is right', (abuse, status, body) => {
  expect(abuseFailureOf(abuse, status, body, '')).toBeNull();
});

test('to be turned away is right as well, when it is said when to come again', () => {
  expect(abuseFailureOf('abuseFlood', 503, errors('SERVICE_BUSY'), '1')).toBeNull();
  expect(abuseFailureOf('abuseFlood', 503, errors('SERVICE_BUSY'), '')).toBe('503 without Retry-After');
});

test.each<[string, Abuse, number, string]>([
  ['an error of the server', 'abuseGarbage', 500, errors('INTERNAL')],
  ['a gateway that gave up', 'abuseFlood', 503, '<html>'],
  ['another 5xx with the right code', 'abuseFlood', 502, errors('SERVICE_BUSY')],
  ['no answer at all', 'abuseOversized', 0, ''],
  ['a forgery that is stored', 'abuseForgery', 200, stored],
  ['a flood that is refused for no reason', 'abuseFlood', 200, refused('VALUE_OUT_OF_RANGE')],
  ['an error within a 200', 'abuseReplay', 200, errors('INTERNAL')],
  ['a costly query that is answered', 'abuseCostly', 200, '{"data":{"services":{"nodes":[]}}}'],
  ['the wrong reason', 'abuseDeep', 400, errors('QUERY_TOO_COSTLY')],
  ['a refusal without a code', 'abuseGarbage', 400, '{"errors":[{"message":"No."}]}'],
])('%s is a failure', (_what, abuse, status, body) => {
  expect(abuseFailureOf(abuse, status, body, '1')).not.toBeNull();
});
