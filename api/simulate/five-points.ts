/** Chances of the answers 1 … 5, summing to 1. */
export type FivePoints = readonly number[];

/** Correlation of the four steps of an answer: at a mean of 75 it gives a standard deviation of about 25 points. */
const STEPS_GO_TOGETHER = 0.11;
/** Points between neighbouring answers. */
const STEP = 25;

/** Mean of answers, 0–100. */
export const meanOf = (chances: FivePoints): number =>
  chances.reduce((sum, chance, index) => sum + chance * STEP * index, 0);

/**
 * Chances of answers that have exactly this mean: four steps up from 1, beta-binomial.
 *
 *     P(k) = C(4, k) · Π_{i<k}(a + i) · Π_{i<4−k}(b + i) / Π_{i<4}(a + b + i),  a/(a + b) = mean/100,  1/(a + b + 1) = ρ
 *
 * @param mean above 0, below 100
 * @throws RangeError when it is not
 */
export function answersWithMean(mean: number): FivePoints {
  if (!(mean > 0 && mean < 100)) throw new RangeError(`no answers have the mean ${mean}`);
  const together = 1 / STEPS_GO_TOGETHER - 1;
  const [a, b] = [(together * mean) / 100, together * (1 - mean / 100)];
  const rising = (from: number, count: number): number => {
    let product = 1;
    for (let i = 0; i < count; i++) product *= from + i;
    return product;
  };
  return [1, 4, 6, 4, 1].map((ways, k) => (ways * rising(a, k) * rising(b, 4 - k)) / rising(together, 4));
}

/** Answers of those who respond: each answer responds with its own propensity. `share` is how many of all do. */
export function respondents(chances: FivePoints, propensities: readonly number[]): { share: number; of: FivePoints } {
  const responding = chances.map((chance, index) => chance * propensities[index]!);
  const share = responding.reduce((sum, part) => sum + part, 0);
  return { share, of: responding.map((part) => part / share) };
}

/**
 * The same people asked otherwise: some of them answer one step higher (or lower), as many as move the mean by exactly
 * this much.
 * @throws RangeError when not even a step of all who can move would be enough
 */
export function shifted(chances: FivePoints, points: number): FivePoints {
  if (points === 0) return chances;
  const direction = Math.sign(points);
  const last = direction > 0 ? chances.length - 1 : 0;
  const moving = Math.abs(points) / (STEP * (1 - chances[last]!));
  if (moving > 1) throw new RangeError(`${points} points are more than one step of everybody`);
  return chances.map((chance, index) => {
    const staying = index === last ? chance : chance * (1 - moving);
    const before = chances[index - direction];
    return staying + (before === undefined ? 0 : before * moving);
  });
}

/** How many answer another question one step higher than satisfaction, and as many one step lower: the others alike. */
export const ONE_STEP_APART = 0.25;

/**
 * What the same people answer to another question that they answer much like the first: half of them the same, a quarter
 * one step higher and a quarter one lower, where there is such a step.
 */
export function nearTo(chances: FivePoints): FivePoints {
  const near = chances.map(() => 0);
  for (const [index, chance] of chances.entries())
    for (const [step, share] of [
      [-1, ONE_STEP_APART],
      [0, 1 - 2 * ONE_STEP_APART],
      [1, ONE_STEP_APART],
    ] as const)
      near[Math.min(chances.length - 1, Math.max(0, index + step))]! += share * chance;
  return near;
}
