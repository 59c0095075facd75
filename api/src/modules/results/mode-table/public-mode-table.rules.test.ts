import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ItemEffects, ModeTable } from './mode-table.ts';
import { publicModeTable } from './public-mode-table.rules.ts';

const known = { effect: 2.5, standardError: 0.5 };
const mode = (name: 'IVR' | 'KIOSK', answers: number, referenceAnswers: number) => ({
  ...known,
  mode: name,
  answers,
  referenceAnswers,
  basis: 'OBSERVED' as const,
  isUsable: answers > 100,
  reason: null,
});
const item = {
  item: 'SAT',
  answers: 1_312,
  units: 4,
  components: 1,
  modes: [mode('IVR', 403, 206), mode('KIOSK', 9, 3)],
  classes: [],
  mix: [
    { ...known, factor: 'CHANNEL', key: 'TELEPHONE', answers: 407, isReference: false },
    { ...known, factor: 'SEGMENT', key: 'few', answers: 4, isReference: false },
  ],
  keys: ['MODE:IVR', 'MODE:KIOSK', 'CHANNEL:TELEPHONE', 'SEGMENT:few'],
  covariance: [
    [1, 2, 3, 4],
    [2, 5, 6, 7],
    [3, 6, 8, 9],
    [4, 7, 9, 10],
  ],
  interaction: null,
  modeInteraction: null,
} as unknown as ItemEffects;

/** Where effects of modes differ between channels, by what the channels have of `IVR`. */
const varying = (common: [number, number], ...channels: [string, number, number][]) =>
  ({
    ...item,
    answers: common[0] + common[1],
    mix: [],
    modes: [mode('IVR', ...common)],
    classes: channels.map(([channel, ...counts]) => ({ channel, modes: [mode('IVR', ...counts)] })),
    modeInteraction: { f: 9, df1: 2, df2: 900, p: 0.001, largest: 8 },
  }) as unknown as ItemEffects;
const shownClasses = (effects: ItemEffects) =>
  publicModeTable({ items: [effects] } as unknown as ModeTable).items[0]!.classes;

test('the public sees counts of a mode table to the nearest 5, and of fewer than 10 answers neither effect nor number', () => {
  const [shown] = publicModeTable({ items: [item] } as unknown as ModeTable).items;
  expect(shown!.answers).toBe(1_310);
  expect(shown!.modes).toMatchObject([
    { mode: 'IVR', ...known, answers: 405, referenceAnswers: 205 },
    { mode: 'KIOSK', effect: null, standardError: null, answers: 0, referenceAnswers: 0 },
  ]);
  expect(shown!.mix).toMatchObject([
    { key: 'TELEPHONE', ...known, answers: 405 },
    { key: 'few', effect: null, standardError: null, answers: 0 },
  ]);
  expect(shown!.keys).toEqual(['MODE:IVR', 'CHANNEL:TELEPHONE']);
});

/** Channels of a service whose answers deviate by 30 points, with errors and covariances of differences of two means. */
const withErrors = (reference: number, ...channels: number[]) => {
  const variance = (n: number) => 900 * (1 / n + 1 / reference);
  const keys = channels.map((_, at) => `CHANNEL:${at}`);
  return publicModeTable({
    items: [
      {
        ...item,
        answers: channels.reduce((sum, n) => sum + n, reference),
        modes: [],
        mix: [
          {
            ...known,
            factor: 'CHANNEL',
            key: 'all',
            effect: 0,
            standardError: 0,
            answers: reference,
            isReference: true,
          },
          ...channels.map((answers, at) => ({
            factor: 'CHANNEL',
            key: `${at}`,
            effect: -2.46,
            standardError: Math.round(100 * Math.sqrt(variance(answers))) / 100,
            answers,
            isReference: false,
          })),
        ],
        keys,
        covariance: channels.map((n, row) => channels.map((_, at) => (at === row ? variance(n) : 900 / reference))),
      },
    ],
  } as unknown as ModeTable).items[0]!;
};

test('errors and effects have so many digits as their numbers of answers allow, and the covariance those of the errors', () => {
  const shown = withErrors(10_000, 50, 200, 2_000);
  expect(shown.mix.slice(1)).toMatchObject([
    { effect: -2.5, standardError: 4.5, answers: 50 },
    { effect: -2.46, standardError: 2.2, answers: 200 },
    { effect: -2.46, standardError: 0.73, answers: 2_000 },
  ]);
  // Correlations 0.03, 0.14 and 0.10 to one decimal, times both errors.
  expect(shown.covariance).toEqual([
    [20.25, 0, 0],
    [0, 4.84, 0.1606],
    [0, 0.1606, 0.5329],
  ]);
});

test('beside a count that gives way there is no error, and no row of the covariance', () => {
  const shown = withErrors(1_310, 420, 9);
  expect(shown.mix).toMatchObject([
    { answers: 1_310, effect: 0, standardError: 0 },
    { answers: 0, effect: -2.5, standardError: null },
    { answers: 0, effect: null, standardError: null },
  ]);
  expect(shown).toMatchObject({ keys: [], covariance: [] });
});

test('nor beside others of the factor where that of the reference gives way: theirs would tell of it', () => {
  const shown = withErrors(52, 51, 9);
  const [reference, other] = shown.mix;
  expect([reference!.answers, other!.answers].toSorted((a, b) => a - b)).toEqual([0, 50]);
  expect(other!.standardError).toBeNull();
});

test('an effect against fewer than 10 answers on the web is not told either', () => {
  const [shown] = publicModeTable({
    items: [{ ...item, modes: [mode('IVR', 40, 9), mode('KIOSK', 40, 10)] }],
  } as unknown as ModeTable).items;
  expect(shown!.modes).toMatchObject([{ effect: null, standardError: null, referenceAnswers: 0 }, known]);
});

/** Where the whole and the channels are told beside one another. */
const ofChannels = (...channels: [string, number][]) =>
  publicModeTable({
    items: [
      {
        ...item,
        answers: channels.reduce((sum, [, n]) => sum + n, 0),
        modes: [],
        mix: channels.map(([key, answers]) => ({ ...known, factor: 'CHANNEL', key, answers, isReference: false })),
        keys: channels.map(([key]) => `CHANNEL:${key}`),
        covariance: channels.map(() => channels.map(() => 1)),
      },
    ],
  } as unknown as ModeTable).items[0]!;

test('a channel of 9 answers is not what is left of all: the next smallest count gives way, and not its effect', () => {
  const shown = ofChannels(['PORTAL', 1_310], ['TELEPHONE', 420], ['WRITTEN', 9]);
  expect(shown).toMatchObject({
    answers: 1_740,
    mix: [
      { key: 'PORTAL', ...known, answers: 1_310 },
      { key: 'TELEPHONE', effect: 2.5, standardError: null, answers: 0 },
      { key: 'WRITTEN', effect: null, answers: 0 },
    ],
  });
  expect(shown.keys).toEqual(['CHANNEL:PORTAL']);
});

test('of fewer than 30 answers the effect gives way too: it would tell their number', () => {
  const shown = ofChannels(['PORTAL', 1_310], ['TELEPHONE', 29], ['WRITTEN', 9]);
  expect(shown.mix[1]).toMatchObject({ key: 'TELEPHONE', effect: null, standardError: null, answers: 0 });
  expect(shown.keys).toEqual(['CHANNEL:PORTAL']);
  expect(shown.covariance).toEqual([[0.25]]);
});

test('effects by channel are told with counts to the nearest 5, as the common ones are', () => {
  expect(shownClasses(varying([1_003, 902], ['TELEPHONE', 603, 501], ['IN_PERSON', 400, 401]))).toMatchObject([
    { channel: 'TELEPHONE', modes: [{ mode: 'IVR', ...known, answers: 605, referenceAnswers: 500 }] },
    { channel: 'IN_PERSON', modes: [{ mode: 'IVR', ...known, answers: 400, referenceAnswers: 400 }] },
  ]);
});

test('where the effects do not vary none is told by channel', () => {
  const effects = varying([1_003, 902], ['TELEPHONE', 603, 501], ['IN_PERSON', 400, 401]);
  expect(shownClasses({ ...effects, modeInteraction: null })).toEqual([]);
});

test.each([
  ['in the mode', 9, 40],
  ['on the web', 40, 9],
])('an effect of 9 answers %s is left out, and another with it: the common counts would tell of it', (_, n, web) => {
  const told = shownClasses(
    varying([n + 950, web + 870], ['PORTAL', 600, 500], ['TELEPHONE', n, web], ['IN_PERSON', 350, 370]),
  );
  expect(told.map(({ channel }) => channel)).toEqual(['PORTAL']);
  // And neither of two channels alone, of which one is so small.
  expect(shownClasses(varying([n + 350, web + 370], ['TELEPHONE', n, web], ['IN_PERSON', 350, 370]))).toEqual([]);
});

test('a channel without an effect of its own is protected in the same way: its answers are those that are left', () => {
  expect(shownClasses(varying([957, 877], ['PORTAL', 600, 500], ['IN_PERSON', 350, 370]))).toHaveLength(1);
});

test('an effect that is known through a third mode alone has no answers of its own beside the web, and is left out', () => {
  const [item] = [varying([600, 600], ['TELEPHONE', 600, 600])];
  const paper = { ...item.classes[0]!.modes[0]!, mode: 'PAPER' as const, answers: 0, referenceAnswers: 0 };
  const both = (own: ItemEffects['classes'][number]) => ({ ...own, modes: [...own.modes, paper] });
  const told = shownClasses({
    ...item,
    modes: [...item.modes, paper],
    classes: [both(item.classes[0]!)],
  });
  // Nor is the other mode: the answers of the channel less its own would be those on paper.
  expect(told).toEqual([]);
});

test('what is hidden of the common counts is nothing or 10 answers, whatever the channels have', () => {
  const counts = fc.tuple(fc.nat(60), fc.nat(60));
  fc.assert(
    fc.property(fc.array(counts, { maxLength: 7 }), counts, (channels, [n, web]) => {
      const sum = (at: 0 | 1) => channels.reduce((total, own) => total + own[at], 0);
      const common: [number, number] = [n + sum(0), web + sum(1)];
      const told = shownClasses(
        varying(common, ...channels.map((own, at): [string, number, number] => [`${at}`, ...own])),
      );
      for (const at of [0, 1] as const) {
        const shown = told.reduce((total, { channel }) => total + channels[Number(channel)]![at], 0);
        const hidden = common[at] - shown;
        if (hidden > 0 && told.some(({ channel }) => channels[Number(channel)]![at] > 0))
          expect(hidden).toBeGreaterThanOrEqual(10);
      }
      for (const { channel } of told)
        for (const own of channels[Number(channel)]!) expect(own).toBeGreaterThanOrEqual(10);
    }),
  );
});
