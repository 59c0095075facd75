import { Migration } from '@mikro-orm/migrations';

/**
 * With every invitation stands the generation of the key that signed its token, so that a call that is repeated after
 * keys were exchanged gets the tokens that it got. 0: of the first form, which names no key.
 */
export class M20261130_1730_invitations_name_their_key extends Migration {
  override up(): void {
    this.addSql(`
      alter table invitation add column key_generation smallint not null default 0
      check (key_generation between 0 and 255)`);
  }
}
