// Preloaded into every step that run.mjs starts: when run.mjs is gone without a word (kill -9), the step stops as if
// it had been asked to, instead of living on with the port taken.
import process from 'node:process';

if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  // Waiting for that must not keep a finished step alive.
  process.channel.unref();
}
