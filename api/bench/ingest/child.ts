import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** How long a child may take to end when its channel is closed; a server waits at most 10 s for what still arrives. */
const ENDS_WITHIN_MS = 20_000;

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

/** The next message of a child. @throws Error when it ends instead, or has ended */
export function messageOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const listeners = {
      message: (message: unknown) => settle(() => resolve(message)),
      exit: () => settle(() => reject(endOf(child))),
      error: (error: Error) => settle(() => reject(error)),
    };
    const settle = (how: () => void) => {
      for (const [event, listener] of Object.entries(listeners)) child.off(event, listener);
      how();
    };
    for (const [event, listener] of Object.entries(listeners)) child.on(event, listener);
    if (hasEnded(child)) listeners.exit();
  });
}

/** Says something to a child and waits for its next message. @throws Error when it ends instead, or has ended */
export function askChild(child: ChildProcess, question: string | object): Promise<unknown> {
  const answer = messageOf(child);
  // What cannot be sent any more is told by the end of the child, which the answer waits for.
  if (child.connected) child.send(question, () => undefined);
  return answer;
}

/**
 * Lets go of the channel of a child, which is told by that to end, and waits until it has; whoever takes too long is killed.
 * Nothing happens to a child that has ended, in whatever way.
 */
export async function stopChild(child: ChildProcess, endsWithinMs = ENDS_WITHIN_MS): Promise<void> {
  if (hasEnded(child)) return;
  const exit = once(child, 'exit');
  if (child.connected) child.disconnect();
  const killer = setTimeout(() => child.kill('SIGKILL'), endsWithinMs);
  await exit;
  clearTimeout(killer);
}

const endOf = ({ exitCode, signalCode }: ChildProcess): Error =>
  new Error(`A process of the benchmark ended ${signalCode ? `by ${signalCode}` : `with code ${exitCode}`}.`);
