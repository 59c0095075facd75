import { expect, test } from 'vitest';
import { Outbox, type OutboxWorld } from './outbox.ts';
import type { Outcome, ResultData } from './transport.ts';

const stored: Outcome<ResultData> = {
  kind: 'OK',
  data: { ratingSubmit: { rating: { id: 'a', revision: 0, status: 'COUNTED', receipt: 'R' }, userErrors: [] } },
};
const later: Outcome<ResultData> = { kind: 'LATER', tooMany: false, retryAfterMs: 0 };

/** A page whose network answers by a list and whose storage is a plain map, or throws. */
function aPage(answers: Outcome<ResultData>[], kept: Map<string, string> | null = new Map()) {
  const sent: string[] = [];
  const waits: { work: () => void; afterMs: number }[] = [];
  const storage = () => {
    if (!kept) throw new DOMException('full', 'QuotaExceededError');
    return new Proxy({} as Storage, {
      ownKeys: () => [...kept.keys()],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
      get: (_, name) =>
        ({
          getItem: (key: string) => kept.get(key) ?? null,
          setItem: (key: string, value: string) => void kept.set(key, value),
          removeItem: (key: string) => void kept.delete(key),
        })[name as 'getItem'],
    });
  };
  const world: OutboxWorld = {
    storage,
    send: async (_, body) => {
      sent.push(body);
      return answers.shift() ?? stored;
    },
    alone: (work) => work(),
    schedule: (work, afterMs) => void waits.push({ work, afterMs }),
    random: () => 0.5,
  };
  return { outbox: new Outbox(world), sent, waits, kept };
}

test('an acknowledged rating leaves nothing on the device', async () => {
  const { outbox, kept } = aPage([stored]);
  expect(await outbox.post({ id: 'a', url: '/', submit: 'S' })).toMatchObject({
    kind: 'SENT',
    rating: { receipt: 'R' },
  });
  expect(kept!.size).toBe(0);
});

test('a rating made offline is sent by a later page, once and byte for byte', async () => {
  const first = aPage([later]);
  expect(await first.outbox.post({ id: 'a', url: '/', submit: 'S' })).toEqual({ kind: 'KEPT', tooMany: false });
  const second = aPage([], first.kept);
  await second.outbox.flush();
  await second.outbox.flush();
  expect(second.sent).toEqual(['S']);
  expect(first.kept!.size).toBe(0);
});

test('what may not be repeated is in the first try alone, never in what is kept and sent again', async () => {
  const { outbox, sent, kept } = aPage([later]);
  await outbox.post({ id: 'a', url: '/', submit: 'S' }, 'S and more');
  expect(JSON.parse(kept!.get('otklik:a')!)).toEqual({ id: 'a', url: '/', submit: 'S' });
  await outbox.flush();
  expect(sent).toEqual(['S and more', 'S']);
});

test('a queued submission is sent unchanged, then revised by the latest change alone', async () => {
  const { outbox, sent } = aPage([later, later, later]);
  await outbox.post({ id: 'a', url: '/', submit: 'S' });
  await outbox.post({ id: 'a', url: '/', revise: 'R1' });
  await outbox.post({ id: 'a', url: '/', revise: 'R2' });
  await outbox.flush();
  expect(sent).toEqual(['S', 'S', 'S', 'S', 'R2']);
});

test('where nothing can be kept the page says so and the rating is not called stored', async () => {
  const { outbox } = aPage([later], null);
  expect(await outbox.post({ id: 'a', url: '/', submit: 'S' })).toEqual({ kind: 'LOST', tooMany: false });
});

test('waits double, and are never shorter than the server asked for', async () => {
  const slowDown: Outcome<ResultData> = { kind: 'LATER', tooMany: true, retryAfterMs: 60_000 };
  const { outbox, waits } = aPage([later, later, slowDown]);
  await outbox.post({ id: 'a', url: '/', submit: 'S' });
  waits[0]!.work();
  await expect.poll(() => waits.length).toBe(2);
  waits[1]!.work();
  await expect.poll(() => waits.length).toBe(3);
  expect(waits[1]!.afterMs).toBe(2 * waits[0]!.afterMs);
  expect(waits[2]!.afterMs).toBeGreaterThanOrEqual(60_000);
});

test('a refused rating is given up, not sent for ever', async () => {
  const { outbox, kept } = aPage([{ kind: 'REFUSED', code: 'SUBJECT_RETIRED', message: 'No longer offered.' }]);
  expect(await outbox.post({ id: 'a', url: '/', submit: 'S' })).toMatchObject({
    kind: 'REFUSED',
    code: 'SUBJECT_RETIRED',
  });
  expect(kept!.size).toBe(0);
});

test('a withdrawal overtakes everything that was not sent yet', async () => {
  const { outbox, sent, kept } = aPage([later]);
  await outbox.post({ id: 'a', url: '/', submit: 'S' });
  await outbox.post({ id: 'a', url: '/', withdraw: 'W' });
  expect(sent).toEqual(['S', 'W']);
  expect(kept!.size).toBe(0);
});

test('what another script left in the storage is not touched', async () => {
  const kept = new Map([
    ['cart', '[]'],
    ['otklik:broken', '{'],
  ]);
  const { outbox, sent } = aPage([], kept);
  await outbox.flush();
  expect(sent).toEqual([]);
  expect(kept.get('cart')).toBe('[]');
});
