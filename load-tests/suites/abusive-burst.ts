import { BOUNDED_SERVER } from '../plan/promises.ts';
import { suite } from '../plan/suite.ts';
import { watched, workloads } from '../plan/workloads.ts';
import { secondsOr } from '../scenarios/environment.ts';

const seconds = secondsOr(120);

/** A weekday on which somebody attacks three times, with 200 requests a second. Nobody else is to notice. */
export const options = suite(
  {
    submitRating: workloads.averageDay(20, seconds),
    loadWidget: workloads.averageDay(20, seconds),
    readPublicPage: workloads.averageDay(4, seconds),
    readOverview: workloads.averageDay(1, seconds),
    abusiveBurst: workloads.bursts(20, seconds),
    watchServer: watched(seconds),
  },
  { inLastThird: true, ofServer: BOUNDED_SERVER },
);
export * from '../scenarios/index.ts';
