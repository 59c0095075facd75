import { Session } from 'node:inspector/promises';
import process from 'node:process';

/** What a server of a benchmark can be asked over its channel. */
export type Question = 'usage' | 'queries' | 'watch' | 'watched';

/** What a server has used so far. */
export interface Usage {
  /** Processor time, in microseconds. */
  cpuUs: number;
  /** Statements sent to PostgreSQL; null where nobody counts them. */
  statements: number | null;
  /** Milliseconds of the requests that ended since the last look, where they are timed. */
  requestsMs: number[];
}

/** Of a server whose requests are not timed. */
const UNTIMED = { requestsMs: () => [], queriesMs: () => Promise.resolve([]) };

/**
 * Tells the parent that the server listens on `port`, and from then on answers: what it has used, and where its time
 * went from here until there. Ends when the parent lets go of the channel.
 */
export function answerParent(
  port: number,
  close: () => Promise<void>,
  statements: () => number | null = () => null,
  { requestsMs, queriesMs }: { requestsMs: () => number[]; queriesMs: () => Promise<number[]> } = UNTIMED,
): void {
  const profiler = new Session();
  profiler.connect();
  const answers: Record<Question, () => Promise<object>> = {
    usage: async (): Promise<Usage> => {
      const { user, system } = process.cpuUsage();
      return { cpuUs: user + system, statements: statements(), requestsMs: requestsMs() };
    },
    queries: queriesMs,
    watch: async () => {
      await profiler.post('Profiler.enable');
      await profiler.post('Profiler.start');
      return {};
    },
    watched: () => profiler.post('Profiler.stop'),
  };
  process.on('message', (question: Question) => void answers[question]().then((answer) => process.send!(answer)));
  process.on('disconnect', () => void close());
  // A terminal's Ctrl-C reaches everyone at once; whoever started us lets go of the channel when it is time.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
  process.send!({ port });
}
