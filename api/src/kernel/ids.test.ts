import { expect, test } from 'vitest';
import { isUuidV4, parseGlobalId, toGlobalId, uuidOf, uuidV7 } from './ids.ts';

test('a global id names its kind and leads back to the UUID', () => {
  const uuid = uuidV7();
  expect(parseGlobalId(toGlobalId('Service', uuid))).toEqual({ kind: 'Service', uuid });
  expect(uuidOf('Touchpoint', toGlobalId('Service', uuid))).toBeNull();
  expect(parseGlobalId('svc_not-an-id')).toBeNull();
  expect(parseGlobalId(`xyz_${'0'.repeat(32)}`)).toBeNull();
});

test('ids of version 7 sort by time and are told from random ones', () => {
  const early = uuidV7(1_700_000_000_000);
  const late = uuidV7(1_700_000_000_001);
  expect(early < late).toBe(true);
  expect(isUuidV4(early)).toBe(false);
  expect(isUuidV4(crypto.randomUUID())).toBe(true);
});
