import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import process from 'node:process';

/** Where a benchmark ran. */
export interface Machine {
  cpu: string;
  cores: number;
  memoryGiB: number;
  system: string;
  /** Processes that were running or waiting to run, mean of the last minute, before the benchmark. */
  loadBefore: number;
}

export const machine = (): Machine => ({
  cpu: cpus()[0]?.model ?? process.arch,
  cores: availableParallelism(),
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  system: `${type()} ${release()} ${process.arch}`,
  loadBefore: loadavg()[0]!,
});
