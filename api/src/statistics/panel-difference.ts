import { satterthwaite } from './satterthwaite.ts';
import { testDifference, type TestedDifference } from './test-difference.ts';
import { weightedLeastSquares } from './weighted-least-squares.ts';

/** The figure of one service in one period. */
export interface PanelCell {
  readonly service: string;
  /** Number of the period; only the order matters. */
  readonly period: number;
  /** Whether the service gets the improvement; the same in all its cells. */
  readonly isTreated: boolean;
  /** Fixed-mix score. */
  readonly value: number;
  /** Relative weight of the cell, > 0; 1 when left out. */
  readonly weight?: number;
}

/** By how much more the treated services changed, and from how many services that is known. */
export interface PanelDifference extends TestedDifference {
  readonly estimable: true;
  readonly treatedServices: number;
  readonly comparisonServices: number;
}

/** Why there is no difference: too few services on a side with both periods, or too few periods. */
export interface NoPanelDifference {
  readonly estimable: false;
  readonly reason: 'FEW_TREATED' | 'FEW_COMPARED' | 'FEW_PERIODS';
}

/**
 * Difference in differences over several services and periods, with errors that let the periods of a service hang
 * together.
 *
 *     y_st = service_s + period_t + δ·(treated_s and t ≥ start) + e,  least squares on cells
 *     V(δ) = G_T/(G_T−1)·Σ_{s treated} u_s² + G_C/(G_C−1)·Σ_{s compared} u_s²,  u_s = Σ_t of the service's influence on δ
 *     df: Satterthwaite with G_T − 1 and G_C − 1
 *
 * Clustered by service; each side has its own small-sample factor, so that two treated services among fifty do not
 * pass for fifty. In a panel without gaps it is exactly Welch's comparison of the changes of services. Services seen
 * only before, or only after, tell nothing about a change and are left out.
 *
 * Use for evidence of grade A with two services or more on each side and their scores by month, beside
 * `placeboDifference`. With a single service on a side: `differenceInDifferences`. Without any to compare with:
 * `segmentedRegression`.
 *
 * @param cells at most one for each service and period
 * @param start first period with the improvement
 * @throws RangeError when a number is none, a cell is given twice, or a service is both treated and not
 * @see METHODOLOGY §2.8; Bertrand, Duflo & Mullainathan (2004) QJE 119:249; Bell & McCaffrey (2002) Survey Meth. 28:169
 */
export function panelDifference(cells: readonly PanelCell[], start: number): PanelDifference | NoPanelDifference {
  const services = groupByService(cells, start);
  const sides = [true, false].map((isTreated) => services.filter((own) => own[0]!.isTreated === isTreated).length);
  const [treatedServices, comparisonServices] = sides as [number, number];
  if (services.length === 0) return { estimable: false, reason: 'FEW_PERIODS' };
  if (treatedServices < 2) return { estimable: false, reason: 'FEW_TREATED' };
  if (comparisonServices < 2) return { estimable: false, reason: 'FEW_COMPARED' };

  const periods = [...new Set(services.flat().map(({ period }) => period))].sort((a, b) => a - b);
  const swept = services.map((own) => sweepService(own, periods, start));
  const fit = weightedLeastSquares(swept.flat());
  // Periods so full of gaps that they depend on one another are as good as too few.
  if (!fit.estimable) return { estimable: false, reason: 'FEW_PERIODS' };

  const ofDelta = fit.inverse[periods.length - 1]!;
  const squares = { treated: 0, compared: 0 };
  let row = 0;
  for (const [s, rows] of swept.entries()) {
    let influence = 0;
    for (const { x, weight } of rows) {
      let own = 0;
      for (let i = 0; i < x.length; i++) own += ofDelta[i]! * x[i]!;
      influence += weight * own * fit.residuals[row++]!;
    }
    squares[services[s]![0]!.isTreated ? 'treated' : 'compared'] += influence * influence;
  }
  const parts = [
    { variance: (squares.treated * treatedServices) / (treatedServices - 1), degreesOfFreedom: treatedServices - 1 },
    {
      variance: (squares.compared * comparisonServices) / (comparisonServices - 1),
      degreesOfFreedom: comparisonServices - 1,
    },
  ];
  const variance = parts[0]!.variance + parts[1]!.variance;
  const tested = testDifference(fit.coefficients[periods.length - 1]!, variance, satterthwaite(parts));
  return { estimable: true, ...tested, treatedServices, comparisonServices };
}

/** Cells by service, of services seen before and after the start. */
function groupByService(cells: readonly PanelCell[], start: number): PanelCell[][] {
  if (!Number.isFinite(start)) throw new RangeError(`not a period: ${start}`);
  const groups = new Map<string, PanelCell[]>();
  for (const cell of cells) {
    const { service, period, isTreated, value, weight = 1 } = cell;
    if (!Number.isFinite(period) || !Number.isFinite(value) || !(weight > 0 && weight < Infinity)) {
      throw new RangeError(`not a cell: ${value} with weight ${weight} in period ${period}`);
    }
    const own = groups.get(service) ?? [];
    if (own.some((other) => other.period === period)) throw new RangeError(`${service} is twice in period ${period}`);
    if (own.some((other) => other.isTreated !== isTreated)) throw new RangeError(`${service} is treated and is not`);
    groups.set(service, [...own, cell]);
  }
  return [...groups.values()].filter(
    (own) => own.some(({ period }) => period < start) && own.some(({ period }) => period >= start),
  );
}

/** Rows of the regression with the mean of the service taken out: of y, of the periods but the first, and of δ. */
function sweepService(
  own: readonly PanelCell[],
  periods: readonly number[],
  start: number,
): { x: number[]; y: number; weight: number }[] {
  const rows = own.map(({ period, isTreated, value, weight = 1 }) => ({
    x: [...periods.slice(1).map((other) => Number(other === period)), Number(isTreated && period >= start)],
    y: value,
    weight,
  }));
  const all = rows.reduce((sum, { weight }) => sum + weight, 0);
  const meanY = rows.reduce((sum, { y, weight }) => sum + weight * y, 0) / all;
  const meanX = rows[0]!.x.map((_, i) => rows.reduce((sum, { x, weight }) => sum + weight * x[i]!, 0) / all);
  return rows.map(({ x, y, weight }) => ({ x: x.map((value, i) => value - meanX[i]!), y: y - meanY, weight }));
}
