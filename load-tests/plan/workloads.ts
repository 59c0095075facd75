/** A load of a given shape: how many iterations start each second, whatever the server makes of them. */
export interface ArrivalWorkload {
  executor: 'ramping-arrival-rate';
  startRate: number;
  timeUnit: '1s' | '1m';
  stages: { duration: string; target: number }[];
  preAllocatedVUs: number;
  maxVUs: number;
}

/** One user who does the same thing over and over. */
interface OneUserWorkload {
  executor: 'constant-vus';
  vus: 1;
  duration: string;
}

export type Workload = ArrivalWorkload | OneUserWorkload;

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
  /** From one second to the next ten times as many, gone as suddenly; then more than half of the time to recover. */
  spike: [
    { share: 0.28, height: 0.1 },
    { share: 0.01, height: 1 },
    { share: 0.15, height: 1 },
    { share: 0.01, height: 0.1 },
    { share: 0.55, height: 0.1 },
  ],
  /** Three bursts with pauses, and nothing more in the last third. */
  bursts: [0, 1, 2]
    .flatMap(() => [
      { share: 0.09, height: 0 },
      { share: 0.01, height: 1 },
      { share: 0.09, height: 1 },
      { share: 0.01, height: 0 },
    ])
    .concat({ share: 0.4, height: 0 }),
} as const satisfies Record<string, Shape>;

/** Longest that one iteration occupies its user, pauses included, when all is well. */
const ITERATION_SECONDS = 3;

function workload(shape: Shape, start: number, perSecond: number, seconds: number): ArrivalWorkload {
  // k6 takes whole numbers only: what is seldom is counted by the minute.
  const perMinute = perSecond < 5;
  const rate = (height: number) => Math.round(perSecond * height * (perMinute ? 60 : 1));
  return {
    executor: 'ramping-arrival-rate',
    startRate: rate(start),
    timeUnit: perMinute ? '1m' : '1s',
    stages: shape.map(({ share, height }) => ({
      duration: `${Math.round(share * seconds * 1_000)}ms`,
      target: rate(height),
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
  /** Tenfold at once, for a short time. */
  spike: (perSecond: number, seconds: number) => workload(SHAPES.spike, 0.1, perSecond, seconds),
  /** Always the same, for long. */
  soak: (perSecond: number, seconds: number) => workload(SHAPES.steady, 1, perSecond, seconds),
  /** Somebody who attacks, rests, and attacks again. */
  bursts: (perSecond: number, seconds: number) => workload(SHAPES.bursts, 0, perSecond, seconds),
} as const;

/** One watcher for as long as the load takes. */
export const watched = (seconds: number): Workload => ({ executor: 'constant-vus', vus: 1, duration: `${seconds}s` });
