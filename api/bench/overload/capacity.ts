import { isStored } from '../load/rating-requests.ts';
import { type MixedTarget, mixedRequests } from './mixed-requests.ts';
import { RawConnection } from './raw-connection.ts';

/**
 * How many requests of the mix a second are answered well when each connection sends its next one after an answer.
 * Requests that are turned away are not counted.
 * @throws Error when a request gets any other answer
 */
export async function capacityOf(target: MixedTarget, connections: number, seconds: number): Promise<number> {
  const next = mixedRequests(target);
  const startedAt = performance.now();
  let answered = 0;
  const keepAsking = (connection: RawConnection): Promise<void> =>
    new Promise((resolve, reject) => {
      const sendNext = (): void => {
        if (performance.now() - startedAt >= seconds * 1_000) {
          resolve();
          return;
        }
        const { kind, text } = next();
        connection.send(text, (answer) => {
          const isGood = kind === 'RATING' ? isStored(answer) : answer.status === 200;
          if (answer.status !== 503 && (!isGood || answer.body.includes('"errors"'))) {
            reject(new Error(`A calm server answered ${answer.status} ${answer.body.slice(0, 300)}`));
            return;
          }
          if (isGood) answered++;
          sendNext();
        });
      };
      sendNext();
    });
  const open = Array.from({ length: connections }, () => new RawConnection(target.host, target.port));
  try {
    await Promise.all(open.map(keepAsking));
  } finally {
    for (const connection of open) connection.close();
  }
  return answered / ((performance.now() - startedAt) / 1_000);
}
