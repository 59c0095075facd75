/** SQL that stores the improvements and reports of the demo country, and ends the life of what is retired. */
import type { PoolClient } from 'pg';
import { uuidV7 } from '../../../kernel/ids.ts';
import type { Directory } from '../../../modules/registry/index.ts';
import { demoImprovements, type DemoImprovement } from './demo-improvements.ts';
import { demoRegistry } from './demo-registry.ts';
import type { DemoSubject } from './streams.ts';

type Finder = Pick<Directory, 'find' | 'all'>;

/**
 * The last step of loading, within the transaction of `client` (role of staff): services that are retired by
 * now, every improvement, and what was published on it.
 */
export async function storeImprovements(client: PoolClient, directory: Finder, anchorDay: string): Promise<void> {
  // Staff see and change what belongs to the authorities named here: for the demo, all of them.
  const authorities = directory.all('AUTHORITY').map(({ id }) => id);
  await client.query(`select set_config('app.authorities', $1, true)`, [`{${authorities.join(',')}}`]);
  const retired = demoRegistry.services.filter(({ stage }) => stage === 'RETIRED').map(({ slug }) => slug);
  await client.query(`update service set stage = 'RETIRED' where slug = any ($1::text[])`, [retired]);
  for (const improvement of demoImprovements(anchorDay)) await storeImprovement(client, directory, improvement);
}

async function storeImprovement(client: PoolClient, directory: Finder, improvement: DemoImprovement): Promise<void> {
  const authorityId = directory.find('AUTHORITY', improvement.authority)?.id;
  const id = uuidV7();
  await client.query(
    `insert into improvement (id, authority_id, title, problem, measure, state, registered_at, starts_on, done_on,
       expected_change, owner, window_months, registration_at)
     values ($1, $2, $3, $4, $5, 'PLANNED', $6::date + time '09:30', $7, null, $8, $9, $10, $6::date + time '09:30')`,
    [
      id,
      authorityId,
      improvement.title,
      improvement.problem,
      improvement.measure,
      improvement.registeredOn,
      improvement.startsOn,
      improvement.expectedChange,
      improvement.owner,
      improvement.windowMonths ?? 3,
    ],
  );
  for (const subject of improvement.subjects.map((named) => subjectOf(directory, named)))
    await client.query(
      `insert into improvement_subject (improvement_id, subject_kind, subject_id) values ($1, $2, $3)`,
      [id, subject.kind, subject.id],
    );
  for (const service of improvement.comparison ?? [])
    await client.query(`insert into improvement_comparison (improvement_id, service_id) values ($1, $2)`, [
      id,
      subjectOf(directory, { service }).id,
    ]);
  // What is to be compared is written down while it is planned, as everybody has to.
  await client.query(
    `update improvement set state = $2, done_on = $3, declined_reason = $4, done_recorded_at = $3::date + time '09:30'
     where id = $1`,
    [id, improvement.state, improvement.doneOn, improvement.declinedReason],
  );
  if (!improvement.report) return;
  const { slug, title, weAsked, youSaid, weDid, didItHelp, publishedOn } = improvement.report;
  await client.query(
    `insert into report (id, improvement_id, authority_id, slug, title, we_asked, you_said, we_did, did_it_help, published_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::date + time '11:00')`,
    [uuidV7(), id, authorityId, slug, title, weAsked, youSaid, weDid, didItHelp, publishedOn],
  );
}

/** Kind and id of a subject of the demo. @throws when the registry does not hold it */
export function subjectOf(directory: Pick<Directory, 'find'>, subject: DemoSubject) {
  const found =
    'service' in subject
      ? directory.find('SERVICE', subject.service)
      : 'lifeSituation' in subject
        ? directory.find('LIFE_SITUATION', subject.lifeSituation)
        : directory.find('TOUCHPOINT', subject.touchpoint);
  if (!found) throw new Error(`The registry does not hold ${JSON.stringify(subject)}`);
  return found;
}
