import type { Clock } from '../../src/kernel/clock.ts';
import { Publisher } from '../../src/modules/results/index.ts';
import type { PublicationSteps } from '../../src/modules/results/publisher.ts';
import type { Platform } from '../../src/server/platform.ts';

/** Publishes what is closed, with the steps of the product or weakened ones. @returns rows written, and what it took in time and in processor time of this process */
export async function publish(
  { pool, directory, freezer }: Platform,
  clock: Clock,
  steps: Partial<PublicationSteps> = {},
): Promise<{ rows: number; ms: number; processorMs: number }> {
  const startedAt = performance.now();
  const processor = process.cpuUsage();
  const throwIt = (error: unknown) => {
    throw error;
  };
  const publisher = new Publisher({ pool, directory, clock, freezer, onError: throwIt, steps });
  const rows = await publisher.publishClosed();
  const { user, system } = process.cpuUsage(processor);
  return { rows, ms: Math.round(performance.now() - startedAt), processorMs: Math.round((user + system) / 1_000) };
}
