import type { Client } from 'pg';
import type { Day, DayRange } from '../../src/kernel/calendar.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';

/** What the questions are about: slugs, and UUIDs for the same questions to raw rows. */
export interface Places {
  today: string;
  services: ServicePlace[];
  situations: SituationPlace[];
  authorities: AuthorityPlace[];
  touchpoints: Place[];
  segments: Place[];
  improvements: ImprovementPlace[];
  /** Published quarters, newest first. */
  quarters: DayRange[];
  /** Global ids of drafts of the instrument. */
  drafts: string[];
}

export interface Place {
  id: string;
  slug: string;
}

export interface ServicePlace extends Place {
  authorityId: string;
  audience: string;
}

export interface SituationPlace extends Place {
  /** UUIDs of the services of its stages. */
  services: string[];
}

export interface AuthorityPlace extends Place {
  parentId: string | null;
}

export interface ImprovementPlace {
  /** Global id. */
  id: string;
  /** Slug of its published report; null without one. */
  report: string | null;
  services: string[];
  startsOn: Day;
  doneOn: Day | null;
}

/** Reads what there is to ask about. @param client the login that owns the tables */
export async function readPlaces(client: Client, today: string): Promise<Places> {
  const rowsOf = async <Row>(statement: string) => (await client.query(statement)).rows as Row[];
  const all = <Row extends Place>(table: string, more = '') =>
    rowsOf<Row>(`select id, slug${more} from ${table} x order by slug collate "C"`);
  const registry = {
    services: await all<ServicePlace>('service', `, authority_id as "authorityId", audience`),
    situations: await all<SituationPlace>(
      'life_situation',
      `, array(select distinct service_id::text from journey_stage join journey_stage_service
          on journey_stage_id = journey_stage.id where life_situation_id = x.id) as services`,
    ),
    authorities: await all<AuthorityPlace>('authority', `, parent_id as "parentId"`),
    touchpoints: await all('touchpoint'),
    segments: await all('segment'),
  };
  await client.query('set role otklik_staff');
  await client.query(`select set_config('app.authorities', (select array_agg(id)::text from authority), false)`);
  const improvements = await rowsOf<ImprovementPlace>(
    `select i.id, report.slug as report, i.starts_on::text as "startsOn",
       i.done_on::text as "doneOn",
       array(select subject_id::text from improvement_subject where improvement_id = i.id) as services
     from improvement i left join report on report.improvement_id = i.id order by i.id desc`,
  );
  const drafts = await rowsOf<{ id: string }>(`select id from instrument_version where state = 'DRAFT' order by id`);
  await client.query('reset role');
  await client.query('set role otklik_reader');
  const quarters = await rowsOf<DayRange>(
    `select distinct period_from::text as "from", period_to::text as "to" from publication where grain = 'QUARTER'
     order by 1 desc`,
  );
  await client.query('reset role');
  return {
    today,
    ...registry,
    improvements: improvements.map((improvement) => ({
      ...improvement,
      id: toGlobalId('Improvement', improvement.id),
    })),
    quarters,
    drafts: drafts.map(({ id }) => toGlobalId('Instrument', id)),
  };
}
