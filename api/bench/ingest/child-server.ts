import { fork } from 'node:child_process';
import process from 'node:process';
import { SERVER_ENV } from '../../../scripts/run/server-flags.mjs';
import { builtFile } from './built-file.ts';
import type { CpuProfile } from '../report/self-time.ts';
import type { Question, Usage } from './answer-parent.ts';
import { askChild, messageOf, stopChild } from './child.ts';
import type { ServeOrder } from './serve.ts';

/** A server in a process of its own. */
export interface ChildServer {
  port: number;
  pid: number;
  /** Processor time it has used so far, in microseconds. */
  cpuUs(): Promise<number>;
  /** The same, and how many statements it has sent to PostgreSQL. */
  usage(): Promise<Usage>;
  /** Milliseconds of the queries behind each request since the last call, which are asked again for it. */
  queries(): Promise<number[]>;
  /** Runs `work` and tells where the server's time went meanwhile. */
  profile(work: () => Promise<unknown>): Promise<CpuProfile>;
  stop(): Promise<void>;
}

/**
 * Starts a server, ours unless another built file is named, and waits until it listens.
 * @throws Error when it ends before that
 */
export async function startChildServer(order: ServeOrder, file = 'serve.js'): Promise<ChildServer> {
  const child = fork(builtFile(file), [JSON.stringify(order)], { env: { ...process.env, ...SERVER_ENV } });
  const { port } = (await messageOf(child)) as { port: number };
  const ask = (question: Question) => askChild(child, question);
  return {
    port,
    pid: child.pid!,
    cpuUs: async () => ((await ask('usage')) as Usage).cpuUs,
    usage: () => ask('usage') as Promise<Usage>,
    queries: () => ask('queries') as Promise<number[]>,
    async profile(work) {
      await ask('watch');
      await work();
      return ((await ask('watched')) as { profile: CpuProfile }).profile;
    },
    stop: () => stopChild(child),
  };
}
