import { BOUNDED_SERVER } from '../plan/promises.ts';
import { suite } from '../plan/suite.ts';
import { watched, workloads } from '../plan/workloads.ts';
import { secondsOr } from '../scenarios/environment.ts';

const seconds = secondsOr(120);

/** From one second to the next ten times as many of everything; a while later it is as if nothing had been. */
export const options = suite(
  {
    submitRating: workloads.spike(200, seconds),
    loadWidget: workloads.spike(50, seconds),
    readPublicPage: workloads.spike(10, seconds),
    readOverview: workloads.averageDay(1, seconds),
    watchServer: watched(seconds),
  },
  { inLastThird: true, ofServer: BOUNDED_SERVER },
);
export * from '../scenarios/index.ts';
