import { expect, test } from 'vitest';
import { toldStrata } from './score-strata.rules.ts';
import { builtFlow, builtStratum } from './stratum.builder.ts';

const SITE = builtStratum({ sat: [0, 0, 20, 20, 20], ease: [10, 0, 0, 0, 10] });
const LINE = builtStratum({ channel: 'TELEPHONE', mode: 'IVR', sat: [12, 0, 4] });
const LINE_ON_WEB = builtStratum({ channel: 'TELEPHONE', sat: [0, 7, 0, 7] });
const LINE_OF_A = builtStratum({ channel: 'TELEPHONE', segment: 'a', mode: 'IVR', sat: [0, 0, 1, 13] });
const ALL = [SITE, LINE, LINE_ON_WEB, LINE_OF_A];
const FLOW = [builtFlow('PORTAL', 700), builtFlow('TELEPHONE', 200), builtFlow('TELEPHONE', 100, 'a')];

test('told are answers and means of each channel, segment and mode, and how much each stratum counts', () => {
  expect(toldStrata(ALL, FLOW, ['SAT']).SAT).toEqual([
    { channel: 'PORTAL', segment: 'UNKNOWN', percent: 70, cells: [{ mode: 'WEB', n: 60, mean: 75 }] },
    {
      channel: 'TELEPHONE',
      segment: 'UNKNOWN',
      percent: 20,
      cells: expect.arrayContaining([
        { mode: 'IVR', n: 15, mean: 13 },
        { mode: 'WEB', n: 15, mean: 50 },
      ]),
    },
    { channel: 'TELEPHONE', segment: 'a', percent: 10, cells: [{ mode: 'IVR', n: 15, mean: 73 }] },
  ]);
});

test('an item that was not asked somewhere has no strata there', () => {
  const channelsOf = (told: ReturnType<typeof toldStrata>) => told.EASE?.map(({ channel }) => channel);
  expect(channelsOf(toldStrata(ALL, FLOW, ['SAT', 'EASE']))).toEqual(['PORTAL']);
});

test('where segments with answers stand for too few transactions those of a channel count by their answers', () => {
  const flow = [builtFlow('PORTAL', 700), builtFlow('TELEPHONE', 300, 'b')];
  const told = toldStrata(ALL, flow, ['SAT']).SAT!;
  // 30 and 14 of the 44 answers over the telephone.
  expect(told.map(({ percent }) => percent)).toEqual([70, 20.5, 9.5]);
});

test.each([
  ['thirteen answers in one mode', [...ALL, builtStratum({ mode: 'APP', sat: [0, 6, 7] })]],
  ['a single answer of another segment', [...ALL, builtStratum({ segment: 'b', sat: [1] })]],
  ['thirteen invited among the prompted', [...ALL, builtStratum({ sourceClass: 'RANDOM', sat: [0, 6, 7] })]],
  ['a cell in which all say the same', [...ALL, builtStratum({ mode: 'APP', sat: [0, 0, 40] })]],
  ['thirteen answers to another item', [...ALL, builtStratum({ mode: 'APP', sat: [0, 7, 7], ease: [6, 7] })]],
])('nothing is told beside %s', (_, strata) => {
  expect(toldStrata(strata, FLOW, ['SAT', 'EASE'])).toEqual({});
});

test('fourteen are enough, and both classes together are one cell', () => {
  const invited = builtStratum({ sourceClass: 'RANDOM', sat: [0, 7, 7] });
  const [site] = toldStrata([...ALL, invited], FLOW, ['SAT']).SAT!;
  expect(site!.cells).toEqual([{ mode: 'WEB', n: 75, mean: 68 }]);
});

test('without a score there are no strata', () => {
  expect(toldStrata(ALL, FLOW, [])).toEqual({});
});
