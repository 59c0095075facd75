import { expect, test } from 'vitest';
import { residentOf } from './memory.ts';
import { readOptions } from './options.ts';
import { reportLines, type StartReport, TARGETS } from './report.ts';

test('resident memory is read in MiB', () => {
  expect(residentOf('Name:\tnode\nVmHWM:\t  300000 kB\nVmRSS:\t  204800 kB\nThreads:\t11\n')).toBe(200);
  expect(() => residentOf('Name:\tnode\n')).toThrow('VmRSS');
});

test('the short form leaves out the clone', () => {
  expect(readOptions(['--quick'])).toMatchObject({ coldStarts: 0, warmStarts: 1 });
  expect(readOptions([])).toMatchObject({ coldStarts: 3, warmStarts: 3, restSeconds: 60 });
});

test('the median of the starts is what counts, and a promise that is not kept is told', () => {
  const report: StartReport = {
    benchmark: 'start',
    machine: { cpu: 'x', cores: 2, memoryGiB: 1, system: 'x', loadBefore: 0 },
    versions: {},
    settings: {},
    cold: [
      { clone: 1, firstPage: 91, ready: 90, demo: null },
      { clone: 1, firstPage: 40, ready: 39, demo: null },
      { clone: 1, firstPage: 95, ready: 90, demo: 150 },
    ],
    afterDemoMiB: 300,
    warmReadySeconds: [9, 2, 3],
    idleMiB: 200,
    bytes: { version: '18', settings: {}, ways: [], installation: null },
    targets: TARGETS,
  };
  const text = reportLines(report).join('\n');
  expect(text).toMatch(/first page +91\.0 s {2}at most 90 MISSED/);
  expect(text).toMatch(/ready +3\.0 s {2}at most 5 met/);
  expect(text).toMatch(/demo in it +200\.0 MiB {2}at most 250 met/);
  expect(reportLines({ ...report, cold: [] }).join('\n')).toContain('left out');
});
