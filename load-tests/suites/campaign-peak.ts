import { BOUNDED_SERVER } from '../plan/promises.ts';
import { suite } from '../plan/suite.ts';
import { watched, workloads } from '../plan/workloads.ts';
import { secondsOr } from '../scenarios/environment.ts';

const seconds = secondsOr(180);

/** A message went out to everybody: ten times as many rate within moments, while others go on reading. */
export const options = suite(
  {
    submitRating: workloads.campaignPeak(200, seconds),
    loadWidget: workloads.campaignPeak(50, seconds),
    readPublicPage: workloads.averageDay(4, seconds),
    readOverview: workloads.averageDay(1, seconds),
    watchServer: watched(seconds),
  },
  { ofServer: BOUNDED_SERVER },
);
export * from '../scenarios/index.ts';
