import fc from 'fast-check';
import type { MixCell } from '../../conformance/formulas/fit-like-for-like.ts';
import { scoreCell } from '../../src/statistics/score-cell.ts';

/** What the effects of the random rollups are relative to, and the mix their services are brought to. */
export const REFERENCE = { channel: 'portal', mode: 'web', segment: 'citizen' };
export const MIX = { channels: { portal: 6, phone: 2, office: 2 }, segments: { citizen: 0.8, business: 0.2 } };
const [CHANNELS, MODES, SEGMENTS] = [
  ['portal', 'phone', 'office'],
  ['web', 'ivr', 'kiosk'],
  ['citizen', 'business'],
] as const;

const cell = (most: number): fc.Arbitrary<MixCell> =>
  fc
    .tuple(fc.nat(4), fc.nat(2), fc.nat(2), fc.nat(1), fc.array(fc.nat(most), { minLength: 5, maxLength: 5 }))
    .map(([s, c, m, k, counts]) => ({
      service: `s${s}`,
      channel: CHANNELS[c]!,
      mode: MODES[m]!,
      segment: SEGMENTS[k]!,
      ...scoreCell(counts),
    }));
/** Random answers of up to five services, at most `most` of each value in a cell. */
export const rollup = (most: number): fc.Arbitrary<MixCell[]> => fc.array(cell(most), { minLength: 1, maxLength: 60 });
/** So few that models run out of answers. */
export const smallRollup = fc.array(cell(3), { minLength: 4, maxLength: 9 });

/** Scores that obey the additive model exactly. */
export function additive(offers: (service: number, channel: number) => boolean): MixCell[] {
  const cells: MixCell[] = [];
  for (const s of [0, 1, 2]) {
    for (const [c, channel] of CHANNELS.entries()) {
      if (!offers(s, c)) continue;
      for (const [m, mode] of MODES.entries()) {
        for (const [k, segment] of SEGMENTS.entries()) {
          const n = 20 + 7 * s + 3 * c + m + k;
          cells.push({ service: `s${s}`, channel, mode, segment, n, mean: 60 + 5 * s - 4 * c + 3 * m - 6 * k, squares: 500 * n }); // prettier-ignore
        }
      }
    }
  }
  return cells;
}
