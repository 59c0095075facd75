/** Lines of the lists, from what the staff schema sends. */
import type { ServiceRow, SituationRow, TouchpointRow } from '#lib/data/staff/overview.ts';
import type { AppMessages } from '#lib/i18n/app.ts';
import type { ListRow } from './components/RowsTable.svelte';

/** A service as a line: its authority, and its stage and audience where they are not the usual ones. */
export function serviceRow(row: ServiceRow, { words }: AppMessages): ListRow {
  const tags: string[] = [];
  if (row.stage !== 'LIVE') tags.push(words.stage[row.stage]);
  if (row.audience === 'INTERNAL') tags.push(words.audience.INTERNAL);
  return { ...row, owner: row.authority.name, tags };
}

/** A life situation as a line. */
export const situationRow = (row: SituationRow, { figures }: AppMessages): ListRow => ({
  ...row,
  owner: row.lead?.name ?? '',
  tags: row.retired ? [figures.list.retired] : [],
});

/** A touchpoint as a line: the authority that runs it, and its channel. */
export const touchpointRow = (row: TouchpointRow, { words }: AppMessages): ListRow => ({
  ...row,
  owner: row.authority.name,
  tags: [words.channel[row.channel]],
});
