/** Full cells whose answers a link of the versions `$1` and `$2` could rest on: a condition on `cell`. */
export const LINKED_CELLS = `subject_kind = 'SERVICE' and source_class in ('RANDOM', 'PROMPT')
  and touchpoint_id is not null and instrument_version in ($1, $2)`;
