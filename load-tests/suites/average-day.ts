import { BOUNDED_SERVER } from '../plan/promises.ts';
import { suite } from '../plan/suite.ts';
import { watched, workloads } from '../plan/workloads.ts';
import { secondsOr } from '../scenarios/environment.ts';

const seconds = secondsOr(300);

/** A weekday: 20 ratings a second in its busy hour are about half a million in a day; a partner sends its own. */
export const options = suite(
  {
    submitRating: workloads.averageDay(20, seconds),
    loadWidget: workloads.averageDay(20, seconds),
    readPublicPage: workloads.averageDay(4, seconds),
    readOverview: workloads.averageDay(1, seconds),
    importRatings: workloads.averageDay(0.2, seconds),
    watchServer: watched(seconds),
  },
  { ofServer: BOUNDED_SERVER },
);
export * from '../scenarios/index.ts';
