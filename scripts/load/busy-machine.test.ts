import { expect, test } from 'vitest';
import { lookAtMachine, readTimes, shareInUse } from './busy-machine.ts';

test('waiting for a disk and what another guest takes are no idle time', () => {
  const before = readTimes('cpu  100 0 50 1000 10 0 0 0 0 0\ncpu0 1 1 1 1\n');
  const after = readTimes('cpu  120 0 60 1040 20 0 0 20 0 0\ncpu0 1 1 1 1\n');
  expect(before).toEqual({ all: 1_160, idle: 1_000 });
  expect(shareInUse(before, after)).toBe(0.6);
  expect(shareInUse(before, before)).toBe(0);
});

test('this machine is in use by a share from none to all', async () => {
  const share = await lookAtMachine();
  expect(share).toBeGreaterThanOrEqual(0);
  expect(share).toBeLessThanOrEqual(1);
});
