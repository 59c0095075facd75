import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { World } from './world.ts';

const FOLDER = new URL('../../src/database/checks/', import.meta.url);
const NOBODY = '0192f0c5-0000-7000-8000-00000000dead';

/** Damage that each check must see. Triggers and foreign keys are off while it is done. */
const DAMAGE: Record<string, string> = {
  'cells-name-what-exists': 'delete from service',
  'subject-cells-are-coarse': `update cell set source_class = 'PROMPT' where subject_cell_id is null`,
  'ratings-lie-in-full-cells': `update rating set cell_id = (select id from cell where subject_cell_id is null limit 1)`,
  'ratings-have-a-submission': `delete from submission`,
  'counted-ratings-are-tallied': `update rating set status = 'HELD'`,
  'coarse-tallies-add-up': `update core_tally set sat_n4 = sat_n4 + 1 where grain = 'M'`,
  'tallies-are-never-negative': `update core_tally set ease_n1 = -1`,
  'comments-match-their-rating': `update comment set sat = 1`,
  'authorities-form-a-tree': `update authority set parent_id = (select id from authority where slug = 'agency-a') where slug = 'ministry'`,
  'what-is-rated-has-an-authority': `update rating set touchpoint_authority_id = '${NOBODY}'`,
  'improvements-name-what-exists': `insert into improvement_subject values ('${NOBODY}', 'SERVICE', '${NOBODY}')`,
  'published-instruments-are-unchanged': `update instrument_version set content = (content::jsonb || '{"commentHint": {"RU": "", "EN": ""}}')::json`,
  'cells-have-a-published-instrument': `delete from instrument_version`,
  'links-rest-on-whole-runs': `insert into instrument_link values ('${NOBODY}', 'SAT', 'MEAN', 0, 1, 1, 0, 1, 100, 100, 1, now())`,
  'offers-name-what-exists': `insert into offer_tally values ('2026-11-20', '${NOBODY}', '${NOBODY}', 'WEB', 1)`,
  'replaced-reports-are-not-counted': `insert into interaction_row
    (report_id, position, is_counted, day, service_id, touchpoint_id, transactions, invited, delivered)
    values ('${NOBODY}', 0, false, '2026-11-20', '${NOBODY}', '${NOBODY}', 1, 1, 1)`,
  'reported-rows-are-tallied': `insert into flow_tally
    values ('${NOBODY}', '${NOBODY}', null, 'D', '2026-11-20', 5, 0, 0)`,
  'other-tallies-are-never-negative': `insert into flow_tally
    values ('${NOBODY}', '${NOBODY}', null, 'D', '2026-11-20', 5, -1, 0)`,
  'driver-pairs-add-up': `insert into driver_pair_tally
    select id, '2026-11-01', 1, 4, 4, 16, 16, 16, 'DOCS', 'INFO' from cell where subject_cell_id is null limit 1`,
  'journeys-contain-their-services': `insert into journey_use_tally
    values ('${NOBODY}', '2026-11-01', 'OPEN', '0.9.0', '${NOBODY}', 1)`,
  'invitations-are-tallied': `insert into invitation_tally
    values ('2026-11-01', 'SERVICE', '${NOBODY}', '${NOBODY}', 'IVR', 'IVR', false, 1)`,
  'invitations-are-tallied-by-day': `insert into invitation_day_tally values ('2026-11-01', '${NOBODY}', '${NOBODY}', 1)`,
  'invitations-name-what-exists': `insert into invitation values
    (decode(repeat('00', 32), 'hex'), 'SERVICE', '${NOBODY}', '${NOBODY}', null, 'IVR', 'IVR', null, '2026-11-20', '2026-11-21')`,
  'invited-ratings-used-an-invitation': `insert into invitation_redemption values (decode(repeat('00', 32), 'hex'))`,
};

const checks = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.sql'))
  .map((file) => ({ name: file.slice(0, -4), sql: readFileSync(new URL(file, FOLDER), 'utf8') }));

let world: World;
let admin: pg.Client;

beforeAll(async () => {
  world = await World.start();
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  for (const agency of ['agency-a', 'agency-b'] as const) {
    const service = await world.aService(`service-of-${agency}`, agency);
    const touchpoint = await world.aTouchpoint(`desk-of-${agency}`, agency, [service]);
    await world.aRating(service, touchpoint, world.ids[agency]);
  }
});
afterAll(async () => {
  await admin.end();
  await world.stop();
});

test('every check has its damage, and every damage its check', () => {
  expect(checks.map(({ name }) => name).sort()).toEqual(Object.keys(DAMAGE).sort());
});

describe.each(checks)('$name', ({ name, sql }) => {
  test('returns no row where all is well', async () => {
    expect((await admin.query(sql)).rows).toEqual([]);
  });

  test('returns a row where it is not', async () => {
    await admin.query('begin');
    try {
      await admin.query(`set local session_replication_role = replica`);
      await admin.query(DAMAGE[name]!);
      expect((await admin.query(sql)).rowCount).toBeGreaterThan(0);
    } finally {
      await admin.query('rollback');
    }
  });
});
