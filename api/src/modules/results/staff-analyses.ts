import type { AnalysisSources } from './analysis-sources.ts';
import { StaffDrivers } from './drivers/staff-drivers.ts';
import { StaffSituations } from './life-situations/staff-situations.ts';
import { StaffTrends } from './trends/staff-trends.ts';

/** What staff ask beside single figures. Made for each request, since what was read is remembered for its length. */
export class StaffAnalyses {
  readonly trends: StaffTrends;
  readonly situations: StaffSituations;
  readonly drivers: StaffDrivers;

  constructor(sources: AnalysisSources) {
    this.trends = new StaffTrends(sources);
    this.situations = new StaffSituations(sources);
    this.drivers = new StaffDrivers(sources);
  }
}
