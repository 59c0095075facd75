import { STEADY_SERVER } from '../plan/promises.ts';
import { suite } from '../plan/suite.ts';
import { watched, workloads } from '../plan/workloads.ts';
import { secondsOr } from '../scenarios/environment.ts';

const seconds = secondsOr(1_800);

/** The busy hour without an end: does anything pile up? */
export const options = suite(
  {
    submitRating: workloads.soak(20, seconds),
    loadWidget: workloads.soak(20, seconds),
    readPublicPage: workloads.soak(4, seconds),
    readOverview: workloads.soak(1, seconds),
    importRatings: workloads.soak(0.2, seconds),
    watchServer: watched(seconds),
  },
  { inLastThird: true, ofServer: STEADY_SERVER },
);
export * from '../scenarios/index.ts';
