import { sleep } from 'k6';
import type { RefinedResponse, ResponseType } from 'k6/http';

const TRIES = 20;

/** Sends what the load needs before it starts; whoever is turned away comes again when he is told to. */
export function patiently<Type extends ResponseType>(send: () => RefinedResponse<Type>): RefinedResponse<Type> {
  let response = send();
  for (let tried = 1; response.status === 503 && tried < TRIES; tried++) {
    sleep(Number(response.headers['Retry-After'] ?? 1));
    response = send();
  }
  return response;
}
