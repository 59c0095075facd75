import { expect, test } from 'vitest';
import type { InstrumentVersion } from '../../methodology/index.ts';
import { versionEvents } from './version-events.rules.ts';

const published = (version: string, day: string) =>
  ({ version, publishedAt: new Date(`${day}T09:00:00Z`) }) as InstrumentVersion;

test('every version but the first is an event, and a major one moves limits', () => {
  const newestFirst = [
    published('2.0.0', '2026-09-01'),
    published('1.1.0', '2026-05-01'),
    published('1.0.0', '2026-01-01'),
  ];
  expect(versionEvents(newestFirst)).toMatchObject([
    { kind: 'INSTRUMENT_VERSION', day: '2026-05-01', instrumentVersion: '1.1.0', rebases: false },
    { kind: 'INSTRUMENT_VERSION', day: '2026-09-01', instrumentVersion: '2.0.0', rebases: true },
  ]);
});
