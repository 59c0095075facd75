import type { ClientBase } from 'pg';
import { type DayRange, periodsIn } from '../../../kernel/calendar.ts';
import type { Directory } from '../../registry/index.ts';
import { readAcceptedCells, readToldServices } from '../scores/accepted-cells.repository.ts';
import type { QuarterAnswers } from './answers-of-quarters.rules.ts';
import { countedCells } from './counted-cells.rules.ts';
import { readServiceStrata, servicesForEffects } from './service-strata.ts';

/**
 * The answers of each quarter of a period, and those of services of which strata are told.
 * @param which NOW: as tables count them; ACCEPTED: as figures do, without what came late and waits
 */
export async function readQuarterAnswers(
  client: ClientBase,
  directory: Pick<Directory, 'all' | 'get'>,
  period: DayRange,
  which: 'NOW' | 'ACCEPTED',
): Promise<QuarterAnswers[]> {
  const services = await readToldServices(client, period);
  const external = new Set(servicesForEffects(directory));
  const quarters: QuarterAnswers[] = [];
  for (const quarter of periodsIn(period, 'QUARTER')) {
    const accepted = which === 'ACCEPTED' ? await readAcceptedCells(client, quarter, [...external]) : null;
    const cells = accepted ?? countedCells(await readServiceStrata(client, directory, quarter));
    const of = (services.get(quarter.from) ?? []).filter((id) => external.has(id));
    const told = of.length > 0 ? await readAcceptedCells(client, quarter, of) : [];
    if (!told) throw new Error(`strata of ${quarter.from} are told, and nothing is kept of what they were made of`);
    quarters.push({ quarter, cells, told });
  }
  return quarters;
}
