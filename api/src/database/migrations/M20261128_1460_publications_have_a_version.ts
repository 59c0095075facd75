import { Migration } from '@mikro-orm/migrations';

/**
 * One number that rises with everything that is accepted for publication: by it a process knows whether what it has made
 * of published months still holds.
 */
export class M20261128_1460_publications_have_a_version extends Migration {
  override up(): void {
    this.addSql(`create table publication_version (version bigint not null)`);
    this.addSql(`insert into publication_version values (1)`);
    this.addSql(`
      create function publication_changed() returns trigger language plpgsql security definer set search_path = public as $$
      begin
        update publication_version set version = version + 1;
        return null;
      end $$`);
    this.addSql(`
      create trigger publication_basis_has_version after insert or update or delete or truncate on publication_basis
      for each statement execute function publication_changed()`);
    this.addSql(`grant select on publication_version to otklik_staff, otklik_worker`);
  }
}
