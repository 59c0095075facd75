import http from 'k6/http';
import { ORIGIN, WIDGET_PATH } from './environment.ts';

const ROUNDS = 5;

/**
 * Reads every kind of page a few times. Code that was never run is slow, and a server that has just been started has run
 * none of it: what is promised is promised of a server that is in use. Not counted: these requests have no operation.
 */
export function warmUp({ services, cookie }: { services: readonly string[]; cookie: string }): void {
  for (let round = 0; round < ROUNDS; round++) {
    for (const path of ['/', '/did', '/method', `/s/${services[round % services.length]!}`, WIDGET_PATH])
      http.get(`${ORIGIN}${path}`, { headers: { 'accept-encoding': 'br, gzip' } });
    http.get(`${ORIGIN}/app`, { headers: { cookie } });
  }
}
