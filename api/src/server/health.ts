import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';

/** How long one look at the database is believed. */
const LOOK_EVERY_MS = 1_000;

export interface Readiness {
  /** Names of what is not ready; empty when all is. */
  reasons(): Promise<string[]>;
}

/** Ready: the database answers, and its durability settings keep what is acknowledged. */
export function readinessOf(
  pool: Pool,
  settingsOff: (pool: Pool) => Promise<string[]>,
  isStopping: () => boolean,
): Readiness {
  let looked: { at: number; result: Promise<string[]> } | null = null;
  return {
    async reasons() {
      if (isStopping()) return ['stopping'];
      if (!looked || Date.now() - looked.at > LOOK_EVERY_MS)
        looked = {
          at: Date.now(),
          result: settingsOff(pool).then(
            (names) => names.map((name) => `${name} is off`),
            () => ['the database does not answer'],
          ),
        };
      return looked.result;
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
      .send(reasons.length === 0 ? { status: 'ready' } : { status: 'not ready', reasons });
  });
}
