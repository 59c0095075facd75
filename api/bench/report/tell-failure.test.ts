import { afterEach, expect, test, vi } from 'vitest';
import { tellFailure } from './tell-failure.ts';

afterEach(() => void vi.restoreAllMocks());

test.each([
  ['its sentence', new Error('No server.\n'), 'No server.'],
  [
    'the name of an error without one, as that of a connection to several addresses',
    new AggregateError([]),
    'AggregateError',
  ],
  ['what was thrown, if it was no error', 'stop', 'stop'],
])('a failure is told by %s', (_, thrown, told) => {
  const printed = vi.spyOn(console, 'log').mockReturnValue();
  const said = vi.spyOn(console, 'error').mockReturnValue();
  tellFailure(['--quick'], thrown);
  expect(said.mock.lastCall![0]).toContain(told);
  expect(printed).not.toHaveBeenCalled();
  tellFailure(['--json'], thrown, { seed: 1 });
  expect(printed.mock.calls.map(([line]) => JSON.parse(line as string) as object)).toEqual([
    { passed: false, failures: [told], seed: 1 },
  ]);
});
