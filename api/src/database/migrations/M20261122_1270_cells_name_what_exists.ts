import { Migration } from '@mikro-orm/migrations';

/**
 * A new cell names what the registry holds. A foreign key cannot say it, since the subject lies in one of three
 * tables; so a trigger locks the named rows as a foreign key would. It closes the gap between a deletion and a
 * process whose directory has not yet heard of it. Cells are few and never change: ratings pay nothing.
 */
export class M20261122_1270_cells_name_what_exists extends Migration {
  override up(): void {
    this.addSql(`
      create function require_what_cell_names() returns trigger
      language plpgsql security definer set search_path = public as $$
      begin
        case new.subject_kind
          when 'SERVICE' then perform from service where id = new.subject_id for key share;
          when 'LIFE_SITUATION' then perform from life_situation where id = new.subject_id for key share;
          else perform from touchpoint where id = new.subject_id for key share;
        end case;
        if not found then
          raise exception 'no % has the id %', new.subject_kind, new.subject_id
            using errcode = 'foreign_key_violation', constraint = 'cell_subject_exists';
        end if;
        if new.touchpoint_id is not null then
          perform from touchpoint where id = new.touchpoint_id for key share;
          if not found then
            raise exception 'no touchpoint has the id %', new.touchpoint_id
              using errcode = 'foreign_key_violation', constraint = 'cell_touchpoint_exists';
          end if;
        end if;
        if new.segment_id is not null then
          perform from segment where id = new.segment_id for key share;
          if not found then
            raise exception 'no segment has the id %', new.segment_id
              using errcode = 'foreign_key_violation', constraint = 'cell_segment_exists';
          end if;
        end if;
        return new;
      end $$`);
    this.addSql(`
      create trigger cell_names_what_exists before insert on cell
      for each row execute function require_what_cell_names()`);
  }
}
