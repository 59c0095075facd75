import { Migration } from '@mikro-orm/migrations';

/** Authorities the member of staff may see, set for one transaction by `withTenant`. */
const MINE = `nullif(current_setting('app.authorities', true), '')::uuid[]`;
const registry = [
  'authority',
  'service',
  'life_situation',
  'journey_stage',
  'journey_stage_service',
  'touchpoint',
  'touchpoint_service',
  'segment',
];

/**
 * Rights of the four roles that a transaction takes on. Run-time connections start as otklik_reader, which sees
 * the registry and what is published; everything else needs SET LOCAL ROLE.
 */
export class M20261122_1250_who_may_do_what extends Migration {
  override up(): void {
    this.addSql(`grant usage on schema public to otklik_reader, otklik_acceptor, otklik_staff, otklik_worker`);
    this.addSql(
      `grant select on ${registry.join(', ')}, registry_version to otklik_reader, otklik_acceptor, otklik_staff, otklik_worker`,
    );
    this.addSql(`grant select on publication, report, improvement, improvement_subject to otklik_reader`);

    // The acceptance path.
    this.addSql(`grant select, insert on cell to otklik_acceptor`);
    this.addSql(
      `grant select, insert, update, delete on submission, rating, comment, core_tally, item_tally, offer_tally to otklik_acceptor`,
    );
    this.addSql(`grant select on item_histogram to otklik_acceptor`);
    this.addSql(`grant insert on outbox to otklik_acceptor`);
    this.addSql(`grant select on partner_key to otklik_acceptor`);

    // Staff of an authority.
    this.addSql(`grant insert, update, delete on ${registry.join(', ')} to otklik_staff`);
    this.addSql(
      `grant select on cell, core_tally, item_tally, item_histogram, offer_tally, publication to otklik_staff`,
    );
    this.addSql(`grant select on rating to otklik_staff`);
    this.addSql(
      `grant select (id, rating_id, question, language, redacted_text, redactions, may_quote, subject_kind, subject_id,
        touchpoint_id, subject_authority_id, touchpoint_authority_id, day, sat) on comment to otklik_staff`,
    );
    this.addSql(`grant select, insert, update, delete on improvement, improvement_subject, report to otklik_staff`);
    this.addSql(`grant select, insert, update on staff_account, partner_key to otklik_staff`);
    this.addSql(`grant select, insert on audit_entry to otklik_staff`);

    // Jobs of the server itself: redaction, publication, sessions.
    this.addSql(`grant select on cell, core_tally, item_tally, item_histogram, offer_tally to otklik_worker`);
    this.addSql(`grant select, insert on publication to otklik_worker`);
    this.addSql(`grant select, delete on outbox to otklik_worker`);
    this.addSql(`grant select, update on comment to otklik_worker`);
    this.addSql(`grant select, insert, update on staff_account to otklik_worker`);
    this.addSql(`grant select, insert, update, delete on staff_session to otklik_worker`);
    this.addSql(`grant select on partner_key to otklik_worker`);

    for (const table of ['rating', 'comment']) {
      this.addSql(`alter table ${table} enable row level security`);
      this.addSql(`alter table ${table} force row level security`);
      this.addSql(`create policy ${table}_is_accepted on ${table} to otklik_acceptor using (true) with check (true)`);
      this.addSql(`
        create policy ${table}_of_my_authority on ${table} for select to otklik_staff
        using (subject_authority_id = any (${MINE}) or touchpoint_authority_id = any (${MINE}))`);
    }
    this.addSql(`create policy comment_is_redacted on comment to otklik_worker using (true) with check (true)`);

    for (const table of ['improvement', 'report', 'staff_account', 'partner_key', 'audit_entry']) {
      this.addSql(`alter table ${table} enable row level security`);
      this.addSql(`alter table ${table} force row level security`);
    }
    for (const table of ['improvement', 'report', 'staff_account', 'partner_key'])
      this.addSql(`
        create policy ${table}_of_my_authority on ${table} to otklik_staff
        using (authority_id = any (${MINE})) with check (authority_id = any (${MINE}))`);
    // What belongs to no authority, such as segments, is changed for everyone and seen by every member of staff.
    this.addSql(`
      create policy audit_entry_of_my_authority on audit_entry to otklik_staff
      using (authority_id is null or authority_id = any (${MINE}))
      with check (authority_id is null or authority_id = any (${MINE}))`);
    this.addSql(
      `create policy report_is_published on report for select to otklik_reader using (published_at is not null)`,
    );
    this.addSql(`
      create policy improvement_is_published on improvement for select to otklik_reader
      using (exists (select from report where report.improvement_id = improvement.id and report.published_at is not null))`);
    this.addSql(
      `create policy staff_account_signs_in on staff_account to otklik_worker using (true) with check (true)`,
    );
    this.addSql(
      `create policy partner_key_is_checked on partner_key for select to otklik_worker, otklik_acceptor using (true)`,
    );
  }
}
