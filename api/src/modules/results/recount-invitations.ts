/** Queries of the recount for invitations: the tallies against the rows themselves, written apart from the triggers. */

export const invitationTallies = `
  select month, subject_kind, subject_id, touchpoint_id, asked_mode, assigned_mode, is_drawn, issued
  from invitation_tally where issued <> 0`;

export const issuedInvitations = `
  select date_trunc('month', issued_on)::date as month, subject_kind, subject_id, touchpoint_id, asked_mode,
    assigned_mode, bridge_version is not null as is_drawn, count(*)::bigint as issued
  from invitation group by 1, 2, 3, 4, 5, 6, 7`;

export const invitationDayTallies = `
  select day, subject_id, touchpoint_id, issued from invitation_day_tally where issued <> 0`;

export const invitationsOfDays = `
  select issued_on as day, subject_id, touchpoint_id, count(*)::bigint as issued from invitation group by 1, 2, 3`;
