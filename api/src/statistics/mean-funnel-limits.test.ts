import { describe, expect, test } from 'vitest';
import { meanFunnelLimits } from './mean-funnel-limits.ts';

describe('limits of a funnel for means', () => {
  test('are 1.96 and 3.09 standard errors away, and wider by what units differ anyway', () => {
    const plain = meanFunnelLimits(70, 4);
    expect(plain.low95).toBeCloseTo(70 - 2 * 1.9599639845400545, 12);
    expect(plain.high998).toBeCloseTo(70 + 2 * 3.090232306167814, 10);
    expect(meanFunnelLimits(70, 4, 5).high95).toBeCloseTo(70 + 3 * 1.9599639845400545, 12);
  });

  test('refuse what is no variance', () => {
    expect(() => meanFunnelLimits(70, -1)).toThrow(RangeError);
    expect(() => meanFunnelLimits(70, 1, NaN)).toThrow(RangeError);
    expect(() => meanFunnelLimits(NaN, 1)).toThrow(RangeError);
  });
});
