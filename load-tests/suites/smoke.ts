import { BOUNDED_SERVER } from '../plan/promises.ts';
import { suite } from '../plan/suite.ts';
import { watched, workloads } from '../plan/workloads.ts';
import { secondsOr } from '../scenarios/environment.ts';

const seconds = secondsOr(15);

/** Every operation, gently: does it work at all? */
export const options = suite(
  {
    submitRating: workloads.smoke(3, seconds),
    loadWidget: workloads.smoke(2, seconds),
    readPublicPage: workloads.smoke(2, seconds),
    readOverview: workloads.smoke(1, seconds),
    importRatings: workloads.smoke(0.5, seconds),
    abusiveBurst: workloads.smoke(1, seconds),
    watchServer: watched(seconds),
  },
  { ofServer: BOUNDED_SERVER },
);
export * from '../scenarios/index.ts';
