import type { Language, Mode } from '@otklik/schema';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitLikeForLike } from '../../../../conformance/formulas/fit-like-for-like.ts';
import { RUNS } from '../../../../test/methodology/property-runs.ts';
import { scoreCell } from '../../../statistics/index.ts';
import { tallyOf } from '../tally.builder.ts';
import { estimateEffects } from './estimate-effects.rules.ts';
import { channelsInteract } from './interaction.rules.ts';
import type { EffectStratum } from './mode-cells.rules.ts';

/** Answers of one mode and language, `fives` of 5 and the others of 1, so that 1 % of fives is a point. */
const stratum = (subjectId: string, mode: Mode, language: Language, fives: number, n: number): EffectStratum => ({
  subjectId,
  channel: 'IN_PERSON',
  mode,
  sourceClass: 'PROMPT',
  segment: 'citizen',
  language,
  tally: tallyOf(Array.from({ length: n }, (_, index) => ({ SAT: index < fives ? 5 : 1 }))),
});

/** Kiosks are used in English three times of four, the web once of four. English costs 20 points, kiosks give 10. */
const services = ['a', 'b', 'c'].flatMap((id) => [
  stratum(id, 'WEB', 'RU', 900, 1_200),
  stratum(id, 'WEB', 'EN', 220, 400),
  stratum(id, 'KIOSK', 'RU', 340, 400),
  stratum(id, 'KIOSK', 'EN', 780, 1_200),
]);

test('the language in which people are asked is not taken for what the kiosk does to their answers', () => {
  const { modes } = estimateEffects(services, 'SAT', new Set());
  expect(modes).toMatchObject([{ mode: 'KIOSK', effect: 10, answers: 4_800, referenceAnswers: 4_800, isUsable: true }]);
});

test('without it half of what English costs would be held against the kiosk (control)', () => {
  const asOne = services.map((cell): EffectStratum => ({ ...cell, language: 'RU' }));
  expect(estimateEffects(asOne, 'SAT', new Set()).modes).toMatchObject([{ mode: 'KIOSK', effect: 0 }]);
});

test('a kiosk that is used in one language alone, and the web in the other, has no effect that could be told', () => {
  const apart = services.filter(({ mode, language }) => (mode === 'KIOSK') === (language === 'EN'));
  expect(estimateEffects(apart, 'SAT', new Set()).modes).toMatchObject([
    { mode: 'KIOSK', effect: null, isUsable: false },
  ]);
});

/** Three services alike on the portal; in person the first is 40 points better than the others, with so many answers. */
const crossed = (n: number) =>
  ['a', 'b', 'c'].flatMap((id) => [
    { ...stratum(id, 'WEB', 'RU', 300, 600), channel: 'PORTAL' as const },
    stratum(id, 'WEB', 'RU', Math.round((id === 'a' ? 0.9 : 0.5) * n), n),
  ]);

test.each([
  [30, true],
  [29, false],
])('a service × channel of %d answers that lies off the additive model withholds ranks: %s', (n, isWithheld) => {
  const effects = estimateEffects(crossed(n), 'SAT', new Set());
  expect(effects.interaction!.p).toBeLessThan(0.01);
  if (isWithheld) expect(effects.interaction!.largest).toBeGreaterThan(5);
  else expect(effects.interaction!.largest).toBeLessThan(5);
  expect(channelsInteract({ items: [effects] }, 'SAT')).toBe(isWithheld);
});

test('where service and channel explain everything F is infinite, and ranks are withheld as for any other large one', () => {
  const exact = ['a', 'b'].flatMap((id) => [
    { ...stratum(id, 'WEB', 'RU', 40, 40), channel: 'PORTAL' as const },
    stratum(id, 'WEB', 'RU', id === 'a' ? 40 : 0, 40),
  ]);
  const effects = estimateEffects(exact, 'SAT', new Set());
  expect(effects.interaction).toMatchObject({ f: null, df1: 1, df2: 156, p: 0, largest: 25 });
  expect(channelsInteract(JSON.parse(JSON.stringify({ items: [effects] })), 'SAT')).toBe(true);
});

test('services that differ alike in every channel have no interaction, however many answer (control)', () => {
  const alike = ['a', 'b', 'c'].flatMap((id, place) => [
    { ...stratum(id, 'WEB', 'RU', 300 + 60 * place, 600), channel: 'PORTAL' as const },
    stratum(id, 'WEB', 'RU', 200 + 60 * place, 600),
  ]);
  const effects = estimateEffects(alike, 'SAT', new Set());
  expect(effects.interaction!.largest).toBe(0);
  expect(channelsInteract({ items: [effects] }, 'SAT')).toBe(false);
});

test('where unit and mode explain everything it is infinite too', () => {
  const exact = ['a', 'b'].flatMap((id) => [
    stratum(id, 'WEB', 'RU', 400, 400),
    stratum(id, 'KIOSK', 'RU', id === 'a' ? 400 : 0, 400),
  ]);
  expect(estimateEffects(exact, 'SAT', new Set()).modeInteraction).toMatchObject({ f: null, p: 0 });
});

test('effects by channel are those of the answers of each channel alone, and leave the common one as it is', () => {
  const onLine = (cell: EffectStratum): EffectStratum => ({ ...cell, channel: 'TELEPHONE' });
  const line = [stratum('a', 'WEB', 'RU', 600, 1_200), stratum('a', 'KIOSK', 'RU', 900, 1_200)].map(onLine);
  const portal: EffectStratum = { ...stratum('a', 'WEB', 'RU', 300, 600), channel: 'PORTAL' };
  const { modes, classes } = estimateEffects([...services, ...line, portal], 'SAT', new Set());
  for (const [channel, alone] of [
    ['IN_PERSON', services],
    ['TELEPHONE', line],
  ] as const)
    expect(classes.find((own) => own.channel === channel)!.modes).toEqual(
      estimateEffects(alone, 'SAT', new Set()).modes,
    );
  // The portal was answered on the web alone: it has no effect to tell.
  expect(classes.map(({ channel }) => channel)).toEqual(['IN_PERSON', 'TELEPHONE']);
  expect(classes[1]!.modes).toMatchObject([{ mode: 'KIOSK', effect: 25, answers: 1_200, referenceAnswers: 1_200 }]);
  expect(modes).toMatchObject([{ answers: 6_000, referenceAnswers: 6_000 }]);
});

test('figures are handed the errors that are printed, of modes, channels and segments, where services agree too', () => {
  const agreed = ['a', 'b'].flatMap((id) => [
    { ...stratum(id, 'WEB', 'RU', 1_200, 2_000), channel: 'PORTAL' as const },
    stratum(id, 'WEB', 'RU', 1_000, 2_000),
    stratum(id, 'KIOSK', 'RU', 1_100, 2_000),
  ]);
  const { modes, mix, keys, covariance } = estimateEffects(agreed, 'SAT', new Set());
  const printed = new Map<string, number | null>([
    ...modes.map(({ mode, standardError }) => [`MODE:${mode}`, standardError] as const),
    ...mix.map(({ factor, key, standardError }) => [`${factor}:${key}`, standardError] as const),
  ]);
  expect(keys).toEqual(['MODE:KIOSK', 'CHANNEL:PORTAL']);
  for (const [place, key] of keys.entries()) {
    // Answers spread by 50 points, and there are 4,000 on both sides: 1.1 points.
    expect(printed.get(key), key).toBeGreaterThan(1);
    expect(Math.sqrt(covariance[place]![place]!), key).toBeCloseTo(printed.get(key)!, 2);
  }
});
test('10,000 random rollups on the web alone: effects of channels and segments are those of the one regression', () => {
  const CHANNELS = ['PORTAL', 'IN_PERSON', 'TELEPHONE'] as const;
  const counts = fc.array(fc.nat(2), { minLength: 5, maxLength: 5 });
  const cell = fc.record({ service: fc.nat(2), channel: fc.nat(2), segment: fc.nat(1), counts });
  let compared = 0;
  fc.assert(
    fc.property(fc.array(cell, { minLength: 3, maxLength: 8 }), (cells) => {
      const strata = cells.map(({ service, channel, segment, counts: own }): EffectStratum => ({
        ...stratum(`s${service}`, 'WEB', 'RU', 0, 0),
        channel: CHANNELS[channel]!,
        segment: `k${segment}`,
        tally: tallyOf(own.flatMap((n, step) => Array.from({ length: n }, () => ({ SAT: step + 1 })))),
      }));
      const { mix, interaction } = estimateEffects(strata, 'SAT', new Set());
      const referenceOf = (factor: 'CHANNEL' | 'SEGMENT') => mix.find((one) => one.factor === factor && one.isReference)?.key ?? '';
      const fit = fitLikeForLike(
        strata.map(({ subjectId, channel, segment }, i) => ({ ...scoreCell(cells[i]!.counts), service: subjectId, channel, mode: 'WEB', segment })),
        { channel: referenceOf('CHANNEL'), mode: 'WEB', segment: referenceOf('SEGMENT') },
      );
      if (!fit.estimable || mix.length === 0) return;
      compared++;
      const told = mix.filter(({ effect, isReference }) => effect !== null && !isReference);
      expect(told.map(({ factor, key }) => `${factor} ${key}`).toSorted()).toEqual(
        fit.coefficients.rows.map(({ factor, level }) => `${factor.toUpperCase()} ${level}`).toSorted(),
      );
      for (const { factor, level, value } of fit.coefficients.rows) {
        const own = told.find((one) => one.factor === factor.toUpperCase() && one.key === level)!;
        // As they are published: to two decimals.
        expect(Math.abs(own.effect! - value)).toBeLessThan(0.005 + 1e-9 * (1 + Math.abs(value)));
      }
      expect(interaction !== null).toBe(fit.interaction.estimable);
      if (!fit.interaction.estimable) return;
      const { statistic, p } = fit.interaction;
      if (Number.isFinite(statistic)) expect(Math.abs(interaction!.f! - statistic)).toBeLessThan(1e-6 * (1 + statistic));
      else expect(interaction!.f).toBeNull();
      expect(interaction!.p).toBeCloseTo(p, 6);
    }),
    { seed: 1, numRuns: RUNS },
  ); // prettier-ignore
  expect(compared).toBeGreaterThan(RUNS / 2);
}, 120_000);
