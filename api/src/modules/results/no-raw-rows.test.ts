import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('.', import.meta.url);
const readsRatings = (file: string) =>
  /\b(from|join|update|into|table)\s+(only\s+)?(rating|comment|submission)\b/i.test(
    readFileSync(new URL(file, folder), 'utf8'),
  );

test('no figure is read from ratings: only the recount, which checks the tallies, looks at them', () => {
  const sources = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  expect(sources.length).toBeGreaterThan(15);
  expect(sources.filter(readsRatings)).toEqual([
    'recount-cells.ts',
    'recount-drivers.ts',
    'recount-items.ts',
    'recount-journeys.ts',
  ]);
});
