import { expect, test } from 'vitest';
import { Started } from './started.ts';

const part = (name: string, stopped: string[]) => ({
  stop: async () => void stopped.push(name),
});

test('what has started is stopped together, once', async () => {
  const stopped: string[] = [];
  const started = new Started();
  const first = part('first', stopped);
  expect(await started.add(Promise.resolve(first))).toBe(first);
  await started.add(Promise.resolve(part('second', stopped)));
  await started.stop();
  await started.stop();
  expect(stopped).toEqual(['first', 'second']);
});

test('when the third does not start, the first two are stopped before that is told', async () => {
  const stopped: string[] = [];
  const started = new Started();
  await started.add(Promise.resolve(part('first', stopped)));
  await started.add(Promise.resolve(part('second', stopped)));
  await expect(started.add(Promise.reject(new Error('no room')))).rejects.toThrow('no room');
  expect(stopped).toEqual(['first', 'second']);
});

test('one that cannot be stopped does not keep the others running', async () => {
  const stopped: string[] = [];
  const started = new Started();
  await started.add(Promise.resolve({ stop: () => Promise.reject(new Error('stuck')) }));
  await started.add(Promise.resolve(part('second', stopped)));
  await expect(started.stop()).rejects.toThrow('stuck');
  expect(stopped).toEqual(['second']);
});
