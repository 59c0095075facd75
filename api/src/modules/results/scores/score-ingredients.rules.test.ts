import type { Channel, Mode } from '@otklik/schema';
import { expect, test } from 'vitest';
import type { ItemEffects, ModeTable } from '../mode-table/mode-table.ts';
import { emptyTally } from '../tally.ts';
import { scoreIngredients } from './score-ingredients.rules.ts';
import type { Stratum } from './stratum.ts';

const effect = (mode: Mode) => ({
  mode,
  effect: 8,
  standardError: 1,
  answers: 900,
  referenceAnswers: 900,
  basis: 'OBSERVATIONAL' as const,
  isUsable: true,
  reason: null,
});
const ITEM: ItemEffects = {
  item: 'SAT',
  answers: 9_000,
  units: 90,
  components: 1,
  modes: [effect('IVR'), effect('OPERATOR'), effect('KIOSK')],
  classes: [],
  mix: [],
  keys: [],
  covariance: [],
  interaction: null,
  modeInteraction: null,
};
const TABLE: ModeTable = {
  version: '2026Q3',
  window: { from: '2025-10-01', to: '2026-09-30' },
  madeAt: new Date(0),
  methodVersion: '1.0.0',
  items: [ITEM],
  spread: {},
};

/** So many answers of 5 by a channel in a mode. */
function stratum(channel: Channel, mode: Mode, n: number): Stratum {
  const tally = emptyTally();
  tally.counts.SAT[5] = n;
  return { subjectId: 's', channel, mode, segment: 'UNKNOWN', sourceClass: 'RANDOM', tally };
}

const ingredientsOf = (strata: Stratum[], channels: Partial<Record<Channel, number>>) =>
  scoreIngredients(strata, [], {
    item: 'SAT',
    basis: 'AS_EXPERIENCED',
    table: TABLE,
    channels: new Map(Object.entries(channels)),
  });
const modesTold = (strata: Stratum[], channels: Partial<Record<Channel, number>>) =>
  ingredientsOf(strata, channels)?.shares.map(({ key, percent }) => [key, percent]);

test('nothing is told below 100 answers', () => {
  expect(ingredientsOf([stratum('PORTAL', 'WEB', 99)], { PORTAL: 100 })).toBeNull();
  expect(ingredientsOf([stratum('PORTAL', 'WEB', 100)], { PORTAL: 100 })).toMatchObject({ mean: 100, shares: [] });
});

test('a mode is told from 10 answers, in steps of five answers', () => {
  const strata = (n: number) => [stratum('PORTAL', 'WEB', 100 - n), stratum('TELEPHONE', 'IVR', n)];
  expect(modesTold(strata(10), { PORTAL: 90, TELEPHONE: 10 })).toEqual([['IVR', 10]]);
  expect(modesTold(strata(12), { PORTAL: 90, TELEPHONE: 10 })).toEqual([['IVR', 10]]);
  expect(modesTold(strata(9), { PORTAL: 90, TELEPHONE: 10 })).toEqual([]);
});

test('a mode with an answer in a withheld channel is not told', () => {
  const strata = [stratum('PORTAL', 'WEB', 70), stratum('TELEPHONE', 'IVR', 30), stratum('IN_PERSON', 'IVR', 1)];
  expect(modesTold(strata, { PORTAL: 70, TELEPHONE: 30 })).toEqual([]);
  expect(modesTold(strata.slice(0, 2), { PORTAL: 70, TELEPHONE: 30 })).toEqual([['IVR', 30]]);
});

test('what is not told is told together, never as 0, in steps of ten answers', () => {
  const rest = (n: number) =>
    ingredientsOf([stratum('PORTAL', 'WEB', 100 - n), stratum('TELEPHONE', 'IVR', n)], { PORTAL: 100 })!.rests;
  expect(rest(0)).toEqual([{ factor: 'MODE', step: 5, atMost: 10 }]);
  expect(rest(9)).toEqual([{ factor: 'MODE', step: 5, atMost: 10 }]);
  expect(rest(11)).toEqual([{ factor: 'MODE', step: 5, atMost: 20 }]);
});

test('an answer that transactions give much weight makes the step of what is not told wider', () => {
  const strata = [stratum('PORTAL', 'WEB', 180), stratum('TELEPHONE', 'WEB', 16), stratum('TELEPHONE', 'IVR', 4)];
  const flow = [
    { subjectId: 's', channel: 'PORTAL' as const, segment: 'UNKNOWN', transactions: 600 },
    { subjectId: 's', channel: 'TELEPHONE' as const, segment: 'UNKNOWN', transactions: 400 },
  ];
  const channels = new Map([
    ['PORTAL', 180],
    ['TELEPHONE', 20],
  ]);
  const { rests } = scoreIngredients(strata, flow, { item: 'SAT', basis: 'AS_EXPERIENCED', table: TABLE, channels })!;
  // Each of the 20 weighs 2 %, where a plain answer is 0.5 %: not 8 %, told as at most 10, but at most 20.
  expect(rests).toEqual([{ factor: 'MODE', step: 3, atMost: 20 }]);
});

test('steps become wider where modes together would sharpen what is known of their channel', () => {
  // 500 answers, steps of 1 %: 33 is 6.6 %, told as 7, so at least 6.5 % of 498 or 33; twice that is 66, while 66 is told
  // as 65 and may be 63.
  const strata = [stratum('PORTAL', 'WEB', 434), stratum('TELEPHONE', 'IVR', 33), stratum('TELEPHONE', 'OPERATOR', 33)];
  const { rests, shares } = ingredientsOf(strata, { PORTAL: 435, TELEPHONE: 65 })!;
  expect(rests[0]!.step).toBeGreaterThan(1);
  const fewest = shares.reduce((sum, { percent }) => sum + Math.ceil(((percent - rests[0]!.step / 2) / 100) * 498), 0);
  expect(fewest).toBeLessThanOrEqual(63);
});

test('where weights are told nothing is told of modes', () => {
  const strata = [stratum('PORTAL', 'WEB', 400), stratum('TELEPHONE', 'IVR', 60), stratum('TELEPHONE', 'WEB', 40)];
  const channels = new Map([
    ['PORTAL', 400],
    ['TELEPHONE', 100],
  ]);
  const question = { item: 'SAT', basis: 'AS_EXPERIENCED', table: TABLE, channels } as const;
  expect(scoreIngredients(strata, [], question)).toMatchObject({ shares: [{ key: 'IVR', percent: 12 }] });
  expect(scoreIngredients(strata, [], { ...question, areWeightsTold: true })).toMatchObject({
    shares: [],
    rests: [{ factor: 'MODE', step: 100, atMost: 100 }],
  });
  // That there is no usable effect is public.
  const noEffects = { ...TABLE, items: [{ ...ITEM, modes: [] }] };
  expect(scoreIngredients(strata, [], { ...question, table: noEffects, areWeightsTold: true })!.rests[0]!.atMost).toBe(
    0,
  );
});
