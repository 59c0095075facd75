import type { Mode, SubjectKind } from '@otklik/schema';
import type { ClientBase } from 'pg';
import type { Day } from '../../../kernel/calendar.ts';
import { plainArray } from '../array-literal.ts';

/** An invitation to be stored. */
export interface NewInvitation {
  /** Hash of its token for this table, in hexadecimal. */
  hash: string;
  /** Of the key that signed its token; 0: a token of the first form. */
  keyGeneration: number;
  subjectKind: SubjectKind;
  subjectId: string;
  touchpointId: string;
  segmentId: string | null;
  askedMode: Mode;
  assignedMode: Mode;
  /** Null: its way was not drawn. */
  bridgeVersion: number | null;
  issuedOn: Day;
  expiresOn: Day;
}

/** Stores the invitations that are not there yet, as the acceptor; those that are stay as they were. */
export async function storeInvitations(client: ClientBase, invitations: readonly NewInvitation[]): Promise<void> {
  const column = (valueOf: (invitation: NewInvitation) => string | number | null) =>
    plainArray(invitations.map(valueOf));
  await client.query(
    `insert into invitation (token_hash, key_generation, subject_kind, subject_id, touchpoint_id, segment_id, asked_mode, assigned_mode,
       bridge_version, issued_on, expires_on)
     select decode(hash, 'hex'), key_generation, subject_kind, subject_id, touchpoint_id, segment_id, asked_mode, assigned_mode,
       bridge_version, issued_on, expires_on
     from unnest($1::text[], $2::smallint[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::text[],
       $9::integer[], $10::date[], $11::date[])
       as i (hash, key_generation, subject_kind, subject_id, touchpoint_id, segment_id, asked_mode, assigned_mode, bridge_version,
         issued_on, expires_on)
     order by 1 on conflict do nothing`,
    [
      column(({ hash }) => hash),
      column(({ keyGeneration }) => keyGeneration),
      column(({ subjectKind }) => subjectKind),
      column(({ subjectId }) => subjectId),
      column(({ touchpointId }) => touchpointId),
      column(({ segmentId }) => segmentId),
      column(({ askedMode }) => askedMode),
      column(({ assignedMode }) => assignedMode),
      column(({ bridgeVersion }) => bridgeVersion),
      column(({ issuedOn }) => issuedOn),
      column(({ expiresOn }) => expiresOn),
    ],
  );
}
