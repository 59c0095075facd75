import type { Logger } from 'pino';
import { DEMO_PASSWORD } from './database/seeds/demo/demo-accounts.ts';
import { demoState, loadDemo } from './database/seeds/demo/load-demo.ts';
import { hashPassword } from './modules/access/index.ts';
import type { Platform } from './server/platform.ts';

/** A loading of the demo that can be stopped. */
export interface Filling {
  /** Resolves when the demo is whole, or there is nothing to fill. */
  done: Promise<void>;
  /** Stops after the batch in flight; the next start goes on. */
  stop(): Promise<void>;
}

/** Fills an empty database with the demo country, or goes on where an earlier loading stopped. Requests are answered meanwhile. */
export function fillEmptyDatabase(platform: Platform, log: Logger, count: number): Filling {
  const abort = new AbortController();
  const done = fill(platform, log, count, abort.signal);
  return {
    done,
    async stop() {
      abort.abort();
      await done;
    },
  };
}

async function fill(
  { pool, acceptance, publisher }: Platform,
  log: Logger,
  count: number,
  signal: AbortSignal,
): Promise<void> {
  const state = await demoState(pool);
  if (state === 'LOADED' || state === 'OTHER') return;
  const startedAt = Date.now();
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const report = progressBar('Loading the demo country');
  await loadDemo({
    pool,
    acceptance,
    passwordHash,
    count,
    signal,
    onProgress: ({ done, total }) => report(done / total),
  });
  if (signal.aborted) return;
  await publisher.publishClosed();
  report(1);
  log.info({ seconds: Math.round((Date.now() - startedAt) / 1_000) }, 'the demo country is loaded');
}

/** Draws a bar on a terminal, or a line every tenth elsewhere. @returns function that takes the share done, 0–1 */
export function progressBar(title: string): (share: number) => void {
  const WIDTH = 30;
  let told = -1;
  return (share) => {
    const { stderr } = process;
    const percent = Math.floor(share * 100);
    if (percent === told || (!stderr.isTTY && percent % 10 !== 0)) return;
    told = percent;
    const filled = Math.round(share * WIDTH);
    const bar = `${title} [${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${percent} %`;
    stderr.write(stderr.isTTY ? `\r${bar}${share >= 1 ? '\n' : ''}` : `${bar}\n`);
  };
}
