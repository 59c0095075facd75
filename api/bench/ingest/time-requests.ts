import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/**
 * Measures each request of this process from the moment its head has been read to that in which its answer has been
 * handed over. @returns the milliseconds since it was last called, in the order in which requests ended
 */
export function timeRequests(): () => number[] {
  const startedAt = new WeakMap<IncomingMessage, number>();
  let endedMs: number[] = [];
  subscribe('http.server.request.start', (message) => {
    startedAt.set((message as { request: IncomingMessage }).request, performance.now());
  });
  subscribe('http.server.response.finish', (message) => {
    endedMs.push(performance.now() - startedAt.get((message as { request: IncomingMessage }).request)!);
  });
  return () => {
    const ended = endedMs;
    endedMs = [];
    return ended;
  };
}
