import { expect, test } from 'vitest';
import { crossesInternalClients } from './internal-clients.rules.ts';

const entries: Record<string, object> = {
  pass: { kind: 'SERVICE', id: 'pass', authorityId: 'agency', audience: 'INTERNAL' },
  passport: { kind: 'SERVICE', id: 'passport', authorityId: 'other', audience: 'EXTERNAL' },
  ministry: { kind: 'AUTHORITY', id: 'ministry', withDescendants: ['ministry', 'agency'] },
  agency: { kind: 'AUTHORITY', id: 'agency', withDescendants: ['agency'] },
  other: { kind: 'AUTHORITY', id: 'other', withDescendants: ['other'] },
  clerk: { kind: 'SEGMENT', id: 'clerk', audience: 'INTERNAL' },
  citizen: { kind: 'SEGMENT', id: 'citizen', audience: 'EXTERNAL' },
};
const directory = {
  get: (_kind: string, id: string) => entries[id],
  all: (kind: string) => Object.values(entries).filter((entry) => (entry as { kind: string }).kind === kind),
} as never;

const pass = { kind: 'SERVICE', id: 'pass' } as const;
const passport = { kind: 'SERVICE', id: 'passport' } as const;
const authority = (id: string) => ({ kind: 'AUTHORITY', id }) as const;

test.each([
  ['an internal service as a whole', pass, null, 0, false],
  ['by one dimension', pass, null, 1, false],
  ['restricted to one dimension', pass, { modes: ['WEB'] }, 0, false],
  ['restricted and broken down', pass, { modes: ['WEB'] }, 1, true],
  ['restricted twice', pass, { modes: ['WEB'], languages: ['RU'] }, 0, true],
  ['an external service', passport, { modes: ['WEB'], languages: ['RU'] }, 1, false],
  ['an authority with an internal service below it', authority('ministry'), { modes: ['WEB'] }, 1, true],
  ['an authority without', authority('other'), { modes: ['WEB'] }, 1, false],
  ['a portal, for employees', { kind: 'TOUCHPOINT', id: 't' }, { segmentIds: ['clerk'] }, 1, true],
  ['a portal, for citizens', { kind: 'TOUCHPOINT', id: 't' }, { segmentIds: ['citizen'] }, 1, false],
] as const)('%s', (_name, subject, filter, grouped, isCrossed) => {
  expect(crossesInternalClients(subject, filter as never, grouped, directory)).toBe(isCrossed);
});
