import type { ControlChart, ControlPoint } from '#lib/charts/control.ts';
import type { Estimate } from '#lib/charts/figures.ts';

/** A figure of 200 answers, or one that is withheld. */
export const figure = (value: number | null): Estimate => ({
  value,
  interval: value === null ? null : { low: value - 3, high: value + 3 },
  n: value === null ? null : 200,
  effectiveN: null,
  method: value === null ? null : 'FIXED_MIX_SCORE_INTERVAL',
  quality: value === null ? 'NONE' : 'SOLID',
  suppressed: value === null,
  reason: value === null ? 'TOO_FEW' : null,
  instrumentVersion: '0.9.0',
  methodVersion: '1.2.0',
});

/** A chart by month from January 2026 on with limits 64 to 76. */
export function chartOf(values: readonly (number | null)[], more: Partial<ControlChart> = {}): ControlChart {
  return {
    measure: 'SAT',
    grain: 'MONTH',
    weighting: 'FLOW',
    keepsSegments: true,
    state: 'STABLE',
    baseYear: { from: '2025-01-01', to: '2025-12-31' },
    segments: [{ from: '2026-01-01', to: '2026-12-01', series: 1, state: 'STABLE', centre: 70, low: 64, high: 76 }],
    points: values.map((value, index): ControlPoint => {
      const before = values.slice(0, index).findLast((one) => one !== null) ?? null;
      const month = `2026-${String(index + 1).padStart(2, '0')}`;
      return {
        period: { from: `${month}-01`, to: `${month}-28`, grain: 'MONTH' },
        complete: true,
        charted: value !== null,
        fixedMix: figure(value),
        raw: figure(value === null ? null : value + 2),
        series: 1,
        centre: 70,
        low: 64,
        high: 76,
        movingRange: value === null || before === null ? null : Math.abs(value - before),
        movingRangeHigh: value === null ? null : 5,
        signals: [],
        modesMoved: false,
        events: [],
      };
    }),
    ...more,
  };
}
