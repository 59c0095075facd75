import http, { type RefinedResponse } from 'k6/http';
import { Rate } from 'k6/metrics';
import { failureOf } from '../plan/answer.ts';
import type { Operation } from '../plan/promises.ts';
import { ORIGIN } from './environment.ts';

const answered = new Rate('answered');
/** Failures that are printed: the first of each user is enough to see what is wrong. */
let told = 0;

function judge(operation: Operation, failure: string | null): void {
  answered.add(failure === null, { operation });
  if (failure !== null && told++ === 0) console.error(`${operation}: ${failure}`);
}

/** Asks the public schema; null when the answer is a failure, which is counted. */
export function askGraphQL<Data>(operation: Operation, query: string, variables: object): Data | null {
  const response = http.post(`${ORIGIN}/graphql`, JSON.stringify({ query, variables }), {
    headers: { 'content-type': 'application/json', 'accept-language': 'ru' },
    tags: { operation, name: operation },
  });
  const body = typeof response.body === 'string' ? response.body : '';
  const failure = failureOf(response.status, body);
  judge(operation, failure);
  return failure === null ? (JSON.parse(body) as { data: Data }).data : null;
}

/** Gets a page or a file, as a browser does; `cookie` for a member of staff. */
export function get(operation: Operation, path: string, cookie?: string): RefinedResponse<'text'> {
  const response = http.get(`${ORIGIN}${path}`, {
    headers: { 'accept-encoding': 'br, gzip', 'accept-language': 'ru', ...(cookie ? { cookie } : {}) },
    tags: { operation, name: operation },
    redirects: 0,
    responseType: 'text',
  });
  judge(operation, response.status === 200 ? null : `${path}: status ${response.status}`);
  return response;
}
