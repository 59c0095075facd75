import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';

/** How long one look at the database is believed. */
const LOOK_EVERY_MS = 1_000;
/** A database that has not answered by then counts as one that does not. */
const ANSWER_WITHIN_MS = 1_500;
const NO_ANSWER = ['the database does not answer'];

export interface Readiness {
  /** Names of what is not ready; empty when all is. Answers within two seconds. */
  reasons(): Promise<string[]>;
}

/**
 * Ready: the database answers, its durability settings keep what is acknowledged, and ratings can be stored.
 * @param canStore false after ratings could not be stored, until some can be or a while has passed
 */
export function readinessOf(
  pool: Pool,
  settingsOff: (pool: Pool) => Promise<string[]>,
  isStopping: () => boolean,
  canStore: () => boolean = () => true,
): Readiness {
  let looked: { at: number; result: Promise<string[]> } | null = null;
  const look = async () => {
    const found = settingsOff(pool).then(
      (names) => names.map((name) => `${name} is off`),
      () => NO_ANSWER,
    );
    const reasons = await Promise.race([found, pause(ANSWER_WITHIN_MS, NO_ANSWER, { ref: false })]);
    return reasons.length > 0 || canStore() ? reasons : ['ratings cannot be stored'];
  };
  return {
    async reasons() {
      if (isStopping()) return ['stopping'];
      const now = performance.now();
      if (!looked || now - looked.at > LOOK_EVERY_MS) looked = { at: now, result: look() };
      const reasons = await looked.result;
      return isStopping() ? ['stopping'] : reasons;
    },
  };
}

/** `/healthz/live`: the process runs. `/healthz/ready`: it can take ratings now; 503 with the reasons otherwise. */
export function healthEndpoints(app: FastifyInstance, readiness: Readiness): void {
  app.get('/healthz/live', (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'live' }));
  app.get('/healthz/ready', async (_request, reply) => {
    const reasons = await readiness.reasons();
    return reply
      .code(reasons.length === 0 ? 200 : 503)
      .header('cache-control', 'no-store')
      .headers(reasons.length === 0 ? {} : { 'retry-after': '1' })
      .send(reasons.length === 0 ? { status: 'ready' } : { status: 'not ready', reasons });
  });
}
