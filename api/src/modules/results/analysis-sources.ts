import type { Pool } from 'pg';
import type { Clock } from '../../kernel/clock.ts';
import type { Instruments } from '../methodology/index.ts';
import type { Directory } from '../registry/index.ts';
import type { FigureSubject } from './figure-query.ts';
import type { FlowReader } from './scores/flow-reader.ts';
import type { FrozenMethod } from './scores/frozen-method.ts';
import type { TallyReader } from './tally-reader.ts';

/** What trends, life situations and drivers of one request are made of. */
export interface AnalysisSources {
  reader: TallyReader;
  flow: FlowReader;
  method: FrozenMethod;
  directory: Directory;
  instruments: Instruments;
  clock: Clock;
  /** Connections that rest in a role that may read tallies. */
  pool: Pool;
  /** UUIDs of the authorities whose figures the viewer owns. */
  authorityIds: ReadonlySet<string>;
}

/** True for what the viewer's authorities own. Life situations span authorities: all staff see them. */
export function ownsSubject(
  { kind, id }: FigureSubject,
  { directory, authorityIds }: Pick<AnalysisSources, 'directory' | 'authorityIds'>,
): boolean {
  if (kind === 'LIFE_SITUATION') return true;
  return authorityIds.has(kind === 'AUTHORITY' ? id : directory.subject(kind, id).authorityId);
}
