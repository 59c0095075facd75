import { expect, test } from 'vitest';
import { answer, measured } from './measured.builder.ts';
import { rowsOf } from './report.ts';

test('a request is all its operations, the slowest one is judged, and what is shared has a row of its own', () => {
  const raw = new Map([['10M', new Map([['page', [70, 90, 80]]])]]);
  const answers = [
    answer(0, 1, 4),
    answer(0, 0, 9, 'FromMemory'),
    answer(1, 3, 8),
    answer(0, 50, 60, 'AppAuthorities'),
  ];
  const rows = rowsOf([measured('page', '10M', answers)], raw);
  expect(rows.map(({ name }) => name)).toEqual(['page', 'choice of authorities, on many pages of staff']);
  const figures = rows[0]!.bySize['10M']!;
  expect(figures.operations.queries).toEqual({ p50Ms: 1, p95Ms: 3, p50MsOfRounds: [1], p95MsOfRounds: [3] });
  expect(figures.operations.answer).toEqual({ p50Ms: 9, p95Ms: 9, p50MsOfRounds: [9], p95MsOfRounds: [9] });
  expect(figures.requests.answer).toEqual({ p50Ms: 8, p95Ms: 13, p50MsOfRounds: [8], p95MsOfRounds: [13] });
  expect(figures.rawMs).toEqual([70, 90, 80]);
  expect(rows[1]!.bySize['10M']!.rawMs).toBeNull();
});
