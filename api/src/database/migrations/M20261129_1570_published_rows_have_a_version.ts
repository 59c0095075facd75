import { Migration } from '@mikro-orm/migrations';

/** The version of publications rises with every row that is published too: what a process has made of rows holds until then. */
export class M20261129_1570_published_rows_have_a_version extends Migration {
  override up(): void {
    this.addSql(`
      create trigger publication_has_version after insert or update or delete or truncate on publication
      for each statement execute function publication_changed()`);
    this.addSql(`grant select on publication_version to otklik_reader`);
  }
}
