import type { Language, Mode, SourceClass } from '@otklik/schema';
import type { Directory } from '../../registry/index.ts';
import { UNKNOWN_SEGMENT } from '../mode-table/mode-table.ts';
import type { TallyRow } from '../tally.repository.ts';
import { cellNames } from '../tally-source.ts';
import type { Stratum } from './stratum.ts';

/** A stratum at one touchpoint and in one language: what a full cell is told apart by. */
export interface CellStratum extends Stratum {
  /** UUID. */
  touchpointId: string;
  language: Language;
}

/** Tallies of full cells as strata; a touchpoint counts in the channel it belongs to. */
export const cellStrata = (
  rows: readonly Pick<TallyRow, 'subjectId' | 'key' | 'tally'>[],
  directory: Pick<Directory, 'get'>,
): CellStratum[] =>
  rows.map(({ subjectId, key, tally }) => {
    const cell = cellNames(key!);
    return {
      subjectId,
      touchpointId: cell.touchpoint_id,
      channel: directory.get('TOUCHPOINT', cell.touchpoint_id).channel,
      mode: cell.mode as Mode,
      segment: cell.segment_id || UNKNOWN_SEGMENT,
      language: cell.language as Language,
      sourceClass: cell.source_class as SourceClass,
      tally,
    };
  });
