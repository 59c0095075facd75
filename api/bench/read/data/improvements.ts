import type { Client } from 'pg';

const COUNT = 80;

/** Stores improvements about the busiest services, three quarters of them done and reported on, and comments. */
export async function storeImprovements(client: Client, today: string): Promise<void> {
  await client.query('set role otklik_staff');
  await client.query(`select set_config('app.authorities', (select array_agg(id)::text from authority), false)`);
  await client.query(
    `insert into improvement (id, authority_id, title, problem, measure, state, registered_at, registration_at, starts_on,
       done_on)
     select uuidv7(), authority_id, jsonb_build_object('RU', 'Улучшение ' || slug, 'EN', 'Improvement of ' || slug),
       jsonb_build_object('RU', 'Долго', 'EN', 'Slow'), 'SAT', case when place % 4 = 0 then 'STARTED' else 'DONE' end,
       $1::date - 300, $1::date - 300, $1::date - 270, case when place % 4 > 0 then $1::date - 160 end
     from (select *, row_number() over (order by split_part(slug, '-', 2)::int) as place from service) s
     where place <= $2`,
    [today, COUNT],
  );
  await client.query(`
    insert into improvement_subject
    select improvement.id, 'SERVICE', service.id from improvement
    join service on improvement.title->>'EN' = 'Improvement of ' || service.slug`);
  await client.query(`
    insert into report (id, improvement_id, authority_id, slug, title, we_asked, you_said, we_did, did_it_help,
      published_at)
    select uuidv7(), id, authority_id, 'report-' || row_number() over (order by id), title, problem, problem, problem,
      problem, done_on from improvement where state = 'DONE'`);
  await client.query('reset role');
}

/** Stores a redacted comment with every 200th rating, at most 50,000. */
export async function storeComments(client: Client): Promise<void> {
  await client.query('set role otklik_acceptor');
  await client.query(`
    insert into comment (id, rating_id, question, language, raw_text, redacted_text, redactions, subject_kind,
      subject_id, touchpoint_id, subject_authority_id, touchpoint_authority_id, day, sat)
    select uuidv7(), r.id, 'IMPROVE', 'RU', 'Долго ждать', 'Долго ждать', 0, c.subject_kind, c.subject_id,
      c.touchpoint_id, r.subject_authority_id, r.touchpoint_authority_id, r.day, r.sat
    from (select * from rating where hashtext(id::text) % 200 = 0 limit 50000) r join cell c on c.id = r.cell_id`);
  await client.query('reset role');
}
