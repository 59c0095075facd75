import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitLikeForLike } from '../../conformance/formulas/fit-like-for-like.ts';
import { estimated } from '../../test/methodology/estimated.ts';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { additive, REFERENCE } from '../../test/methodology/random-rollups.ts';
import { channelDeviations } from './channel-deviations.ts';
import { fitAbsorbed } from './fit-absorbed.ts';
import { interactionGuard } from './interaction-guard.ts';
import { interactionTest } from './interaction-test.ts';
import { scoreCell } from './score-cell.ts';

test('withholds ranks when services differ by channel: a significant interaction of more than five points', () => {
  const crossed = additive(() => true).map((c) => (c.service === 's0' && c.channel === 'office' ? { ...c, mean: c.mean + 20 } : c)); // prettier-ignore
  const fit = estimated(fitLikeForLike(crossed, REFERENCE));
  const guard = interactionGuard(fit);
  expect(guard.isWithheld).toBe(true);
  expect(guard.largest).toMatchObject({ service: 's0', channel: 'office' });
  expect(interactionGuard(fit, { maximumP: 0.01, materialPoints: 15 }).isWithheld).toBe(false);
  expect(interactionGuard(fit, undefined, 1e6)).toMatchObject({ isWithheld: false, largest: null });
});

test('10,000 random rollups: deviations of a service cancel out, and the guard follows its rule on them', () => {
  const cell = (most: number) =>
    fc.record({ service: fc.nat(2), channel: fc.nat(2), counts: fc.array(fc.nat(most), { minLength: 5, maxLength: 5 }) }); // prettier-ignore
  const rollup = fc.oneof(fc.array(cell(1), { maxLength: 7 }), fc.array(cell(40), { maxLength: 7 }));
  const seen = new Set<string>();
  fc.assert(
    fc.property(rollup, (random) => {
      const cells = random.filter(({ counts }) => counts.some((count) => count > 0));
      const design = cells.map(({ service, channel, counts }) => ({ ...scoreCell(counts), group: service, columns: channel > 0 ? [channel - 1] : [] }));
      const full = cells.map(({ service, channel, counts }) => ({ ...scoreCell(counts), group: 3 * service + channel, columns: [] }));
      const fit = fitAbsorbed(design, 3, 2);
      const deviations = channelDeviations(cells.map(({ service, channel }) => ({ service: `s${service}`, channel: `c${channel}` })), design, fit);
      for (const service of ['s0', 's1', 's2']) {
        const sum = deviations.reduce((all, own) => all + (own.service === service ? own.n * own.deviation : 0), 0);
        expect(Math.abs(sum)).toBeLessThan(1e-6 * (1 + fit.n));
      }
      const interaction = interactionTest(fit, fitAbsorbed(full, 9, 0));
      const { isWithheld, test: told, largest } = interactionGuard({ interaction, deviations });
      expect(told).toBe(interaction);
      const counted = deviations.filter(({ n }) => n >= 30).map(({ deviation }) => Math.abs(deviation));
      expect(Math.abs(largest?.deviation ?? 0)).toBe(Math.max(0, ...counted));
      expect(isWithheld).toBe(interaction.estimable && interaction.p < 0.01 && Math.max(0, ...counted) > 5);
      seen.add(isWithheld ? 'withheld' : interaction.estimable ? 'alike' : interaction.reason);
    }),
    { seed: 1, numRuns: RUNS },
  ); // prettier-ignore
  expect([...seen]).toEqual(expect.arrayContaining(['withheld', 'alike', 'NO_COMBINATION']));
});
