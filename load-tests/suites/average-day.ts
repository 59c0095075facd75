import { suite } from '../plan/suite.ts';
import { workloads } from '../plan/workloads.ts';
import { secondsOr } from '../scenarios/environment.ts';

const seconds = secondsOr(300);

/** A weekday: 20 ratings a second in its busy hour are about half a million in a day. */
export const options = suite({
  submitRating: workloads.averageDay(20, seconds),
  loadWidget: workloads.averageDay(20, seconds),
  readPublicPage: workloads.averageDay(4, seconds),
  readOverview: workloads.averageDay(1, seconds),
});
export { loadWidget, readOverview, readPublicPage, setup, submitRating } from '../scenarios/index.ts';
