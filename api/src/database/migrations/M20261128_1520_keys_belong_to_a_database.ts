import { Migration } from '@mikro-orm/migrations';

/**
 * By what a database knows the keys of its installation: a fingerprint of each, from which no key can be told. Receipts that
 * were given out are derived from these keys; with others they would lead nowhere.
 */
export class M20261128_1520_keys_belong_to_a_database extends Migration {
  override up(): void {
    this.addSql(`
      create table installation_key (
        name text primary key check (length(name) between 1 and 64),
        fingerprint bytea not null check (length(fingerprint) = 32)
      )`);
    this.addSql(`
      comment on table installation_key is 'fingerprints of the keys with which this database was filled; written once'`);
  }
}
