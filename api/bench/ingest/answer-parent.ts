import { Session } from 'node:inspector/promises';
import process from 'node:process';

/** What a server of a benchmark can be asked over its channel. */
export type Question = 'usage' | 'watch' | 'watched';

/**
 * Tells the parent that the server listens on `port`, and from then on answers: how much processor time it has used,
 * in microseconds; and where its time went from here until there. Ends when the parent lets go of the channel.
 */
export function answerParent(port: number, close: () => Promise<void>): void {
  const profiler = new Session();
  profiler.connect();
  const answers: Record<Question, () => Promise<object>> = {
    usage: async () => {
      const { user, system } = process.cpuUsage();
      return { cpuUs: user + system };
    },
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
