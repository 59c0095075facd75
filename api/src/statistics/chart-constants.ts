/** Constants of control charts for subgroups of two, as tables print them. */
export interface ChartConstants {
  /** Mean absolute difference of two normal values, in standard deviations (d₂). */
  readonly d2: number;
  /** Upper limit of a moving range, in mean moving ranges (D₄). */
  readonly d4: number;
}

/** d₂ = 1.128 and D₄ = 3.267: Montgomery, Introduction to Statistical Quality Control, Appendix VI. */
export const CHART_CONSTANTS: ChartConstants = Object.freeze({ d2: 1.128, d4: 3.267 });
