import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { DEMO_PASSWORD } from './database/seeds/demo/demo-accounts.ts';
import { demoState, loadDemo } from './database/seeds/demo/load-demo.ts';
import { giveMemoryBack } from './give-memory-back.ts';
import { hashPassword } from './modules/access/index.ts';
import { withoutValues } from './server/error-answers.ts';
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
  const done = fillPatiently(platform, log, count, abort.signal);
  return {
    done,
    async stop() {
      abort.abort();
      await done;
    },
  };
}

/** Pauses between attempts: about ten minutes in all, so that a database that is away for a while is waited for. */
const PAUSES_MS = [1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 120_000, 180_000, 180_000];

/** A demo that cannot be loaded ends no server: it is tried again, and left at last to the next start. */
async function fillPatiently(...[platform, log, count, signal]: Parameters<typeof fill>): Promise<void> {
  for (const pauseMs of [...PAUSES_MS, null]) {
    try {
      return await fill(platform, log, count, signal);
    } catch (error) {
      if (signal.aborted) return;
      log.error(
        { err: withoutValues(error as Error), again: pauseMs !== null && `in ${pauseMs} ms` },
        pauseMs === null ? 'the demo country is not loaded; the next start goes on' : 'loading the demo country failed',
      );
    }
    if (pauseMs !== null) await pause(pauseMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
  }
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
  await giveMemoryBack();
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
