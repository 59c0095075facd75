import { expect, test } from 'vitest';
import { heldAtMost, usableMemory } from './held-memory.ts';

const GIB = 2 ** 30;
const MIB = 2 ** 20;

test('what is held follows the memory that may be used, within bounds', () => {
  expect(heldAtMost(2 * GIB)).toEqual({ tallies: 96 * MIB, flow: 12 * MIB });
  expect(heldAtMost(8 * GIB)).toEqual({ tallies: 128 * MIB, flow: 16 * MIB });
  expect(heldAtMost(16 * GIB)).toEqual({ tallies: 256 * MIB, flow: 32 * MIB });
  expect(heldAtMost(512 * GIB)).toEqual({ tallies: 256 * MIB, flow: 32 * MIB });
});

test('what may be used is no more than the machine has', () => {
  expect(usableMemory()).toBeGreaterThan(2 ** 28);
  expect(usableMemory()).toBeLessThan(2 ** 46);
});
