import type { Pool } from 'pg';
import { withRole } from '../../src/database/pool.ts';
import { uuidV7 } from '../../src/kernel/ids.ts';

/** UUIDs of a registry that is just large enough to rate in. */
export interface SmallRegistry {
  ministry: string;
  agency: string;
  service: string;
  otherService: string;
  internalService: string;
  lifeSituation: string;
  /** PORTAL, modes WEB and APP, may reach PROMPT, Europe/Moscow, rated as itself. */
  portal: string;
  /** IN_PERSON, modes KIOSK and PAPER, OPEN, Asia/Vladivostok. */
  office: string;
  segment: string;
}

const text = (en: string) => JSON.stringify({ RU: `${en} (ru)`, EN: en });

/** Stores two authorities, three services, a life situation, two touchpoints and a segment. */
export async function storeSmallRegistry(pool: Pool): Promise<SmallRegistry> {
  const ids: SmallRegistry = {
    ministry: uuidV7(),
    agency: uuidV7(),
    service: uuidV7(),
    otherService: uuidV7(),
    internalService: uuidV7(),
    lifeSituation: uuidV7(),
    portal: uuidV7(),
    office: uuidV7(),
    segment: uuidV7(),
  };
  await withRole(pool, 'otklik_staff', async (client) => {
    await client.query(
      `insert into authority (id, slug, name, parent_id) values ($1, 'ministry', $3, null), ($2, 'agency', $4, $1)`,
      [ids.ministry, ids.agency, text('Ministry'), text('Agency')],
    );
    await client.query(
      `insert into service (id, slug, name, spoken_name, authority_id, audience, stage) values
         ($1, 'passport', $4, $4, $7, 'EXTERNAL', 'LIVE'), ($2, 'licence', $5, $5, $8, 'EXTERNAL', 'LIVE'),
         ($3, 'pass-office', $6, $6, $7, 'INTERNAL', 'LIVE')`,
      [
        ids.service,
        ids.otherService,
        ids.internalService,
        text('Passport'),
        text('Licence'),
        text('Pass office'),
        ids.ministry,
        ids.agency,
      ],
    );
    await client.query(
      `insert into life_situation (id, slug, name, spoken_name, lead_authority_id) values ($1, 'birth', $2, $2, $3)`,
      [ids.lifeSituation, text('Birth of a child'), ids.ministry],
    );
    await client.query(
      `insert into touchpoint (id, slug, authority_id, name, channel, modes, maximum_source_class, time_zone, rated_as_itself)
       values ($1, 'portal', $3, $4, 'PORTAL', '{WEB,APP}', 'PROMPT', 'Europe/Moscow', true),
              ($2, 'office', $3, $5, 'IN_PERSON', '{KIOSK,PAPER}', 'OPEN', 'Asia/Vladivostok', false)`,
      [ids.portal, ids.office, ids.ministry, text('Portal'), text('Office')],
    );
    // Everything is offered at both, but for the licence at the office.
    await client.query(
      `insert into touchpoint_service (touchpoint_id, service_id) values ($1, $3), ($1, $4), ($1, $5), ($2, $3), ($2, $5)`,
      [ids.portal, ids.office, ids.service, ids.otherService, ids.internalService],
    );
    await client.query(`insert into segment (id, slug, name, audience) values ($1, 'citizen', $2, 'EXTERNAL')`, [
      ids.segment,
      text('Citizens'),
    ]);
  });
  return ids;
}
