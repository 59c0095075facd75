/** A load of a given shape: how many iterations start each second, whatever the server makes of them. */
export interface Workload {
  executor: 'ramping-arrival-rate';
  startRate: number;
  timeUnit: '1s';
  stages: { duration: string; target: number }[];
  preAllocatedVUs: number;
  maxVUs: number;
}

/** Shape of a load: shares of the whole time (they add up to 1) and of the highest rate. */
type Shape = readonly { share: number; height: number }[];

const SHAPES = {
  /** The same rate from the first second to the last. */
  steady: [{ share: 1, height: 1 }],
  /** Up, held for most of the time, and down again. */
  day: [
    { share: 0.15, height: 1 },
    { share: 0.7, height: 1 },
    { share: 0.15, height: 0.3 },
  ],
  /** A message goes out: within a tenth of the time everyone is there, and many stay. */
  peak: [
    { share: 0.2, height: 0.1 },
    { share: 0.1, height: 1 },
    { share: 0.5, height: 1 },
    { share: 0.2, height: 0.1 },
  ],
} as const satisfies Record<string, Shape>;

/** Longest that one iteration occupies its user, pauses included, when all is well. */
const ITERATION_SECONDS = 3;

function workload(shape: Shape, start: number, perSecond: number, seconds: number): Workload {
  return {
    executor: 'ramping-arrival-rate',
    startRate: Math.ceil(perSecond * start),
    timeUnit: '1s',
    stages: shape.map(({ share, height }) => ({
      duration: `${Math.max(1, Math.round(share * seconds))}s`,
      target: Math.max(1, Math.round(height * perSecond)),
    })),
    preAllocatedVUs: Math.ceil(perSecond * ITERATION_SECONDS),
    maxVUs: Math.ceil(perSecond * ITERATION_SECONDS) * 4,
  };
}

/** Rates are in iterations a second at the highest point; `seconds` is the length of the whole load. */
export const workloads = {
  /** Does it work at all? */
  smoke: (perSecond: number, seconds: number) => workload(SHAPES.steady, 1, perSecond, seconds),
  /** A weekday of one region with its busy hour. */
  averageDay: (perSecond: number, seconds: number) => workload(SHAPES.day, 0.3, perSecond, seconds),
  /** A campaign: tenfold within moments. */
  campaignPeak: (perSecond: number, seconds: number) => workload(SHAPES.peak, 0.1, perSecond, seconds),
} as const;
