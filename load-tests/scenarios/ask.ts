import exec from 'k6/execution';
import http, { type RefinedResponse, type ResponseType } from 'k6/http';
import { failureOf } from '../plan/answer.ts';
import type { Operation } from '../plan/promises.ts';
import { ORIGIN } from './environment.ts';
import { judge } from './judge.ts';

/** Tags of a request: what it is for, and in which third of the load it was sent. */
export function tagsOf(operation: Operation): Record<string, string> {
  const third = ['first', 'middle'][Math.floor(exec.scenario.progress * 3)] ?? 'last';
  return { operation, name: operation, third };
}

/** Turned away for now: whoever is told so is told as well when to come again. */
const isTurnedAway = ({ status, headers }: Pick<RefinedResponse<ResponseType>, 'status' | 'headers'>): boolean =>
  status === 503 && /^\d+$/.test(headers['Retry-After'] ?? '');

interface AskOptions<Data> {
  /** Key of a partner. */
  key?: string;
  /** What else makes the answer a failure. */
  faultOf?: (data: Data) => string | null;
}

/** Asks the public schema; null when the answer is a failure, which is counted. */
export function askGraphQL<Data>(
  operation: Operation,
  query: string,
  variables: object,
  { key, faultOf }: AskOptions<Data> = {},
): Data | null {
  const tags = tagsOf(operation);
  const response = http.post(`${ORIGIN}/graphql`, JSON.stringify({ query, variables }), {
    headers: {
      'content-type': 'application/json',
      'accept-language': 'ru',
      ...(key ? { authorization: `Bearer ${key}` } : {}),
    },
    tags,
  });
  const body = typeof response.body === 'string' ? response.body : '';
  const failure = failureOf(response.status, body);
  const data = failure === null ? (JSON.parse(body) as { data: Data }).data : null;
  const fault = failure ?? (data && faultOf ? faultOf(data) : null);
  judge(tags, fault, isTurnedAway(response));
  return fault === null ? data : null;
}

/** Gets a page or a file, as a browser does; `cookie` for a member of staff. */
export function get(operation: Operation, path: string, cookie?: string): RefinedResponse<'text'> {
  const tags = tagsOf(operation);
  const response = http.get(`${ORIGIN}${path}`, {
    headers: { 'accept-encoding': 'br, gzip', 'accept-language': 'ru', ...(cookie ? { cookie } : {}) },
    tags,
    redirects: 0,
    responseType: 'text',
  });
  judge(tags, response.status === 200 ? null : `${path}: status ${response.status}`, isTurnedAway(response));
  return response;
}
