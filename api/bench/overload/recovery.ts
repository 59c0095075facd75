import { setTimeout as pause } from 'node:timers/promises';
import { isStored } from '../load/rating-requests.ts';
import { type MixedTarget, mixedRequests } from './mixed-requests.ts';
import { type OverloadAnswer, RawConnection } from './raw-connection.ts';

/** Rounds in a row that must go well before a server counts as back to normal. */
const ROUNDS = 10;
/**
 * How long it takes until a rating and a read are answered well, and soon, ten times in a row; the time counts to the
 * first of these ten.
 * @param slowMs a rating whose answer takes longer is not answered soon
 * @returns milliseconds, or null when it did not happen within `withinMs`
 */
export async function recoveryMs(target: MixedTarget, withinMs: number, slowMs: number): Promise<number | null> {
  const startedAt = performance.now();
  const nextRating = mixedRequests({ ...target, shareOfReads: 0 });
  const nextRead = mixedRequests({ ...target, shareOfReads: 1 });
  let goodSince: number | null = null;
  let good = 0;
  while (good < ROUNDS) {
    const roundAt = performance.now();
    if ((goodSince ?? roundAt) - startedAt > withinMs) return null;
    const rating = await askOnce(target, nextRating().text);
    const ratingMs = performance.now() - roundAt;
    const read = await askOnce(target, nextRead().text);
    const isGood = isStored(rating) && read.status === 200 && ratingMs <= slowMs;
    good = isGood ? good + 1 : 0;
    goodSince = isGood ? (goodSince ?? roundAt) : null;
    await pause(20);
  }
  return goodSince! - startedAt;
}

function askOnce({ host, port }: MixedTarget, request: string): Promise<OverloadAnswer> {
  return new Promise((resolve) => {
    const connection = new RawConnection(host, port);
    connection.send(request, (answer) => {
      connection.close();
      resolve(answer);
    });
  });
}
