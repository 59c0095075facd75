import { binOfNorm, findNorm, type Norm } from '@otklik/schema';
import type { Day } from '../../kernel/calendar.ts';
import type { UserFault } from '../../kernel/domain-error.ts';
import { COUNT_AT_MOST, type ReportChecks, type ReportRow, RowReader } from './report-shape.rules.ts';

/** One accepted row of a norms report. */
export interface NormRow {
  day: Day;
  serviceId: string;
  touchpointId: string;
  norm: string;
  version: string;
  within: number;
  outside: number;
  unknown: number;
  /** Events by bin of the norm; empty where only `within` and `outside` were told. */
  bins: number[];
}

const FIELDS = ['day', 'service', 'touchpoint', 'norm', 'version', 'values', 'within', 'outside', 'unknown'];
/** Most different values of one row. */
const VALUES_AT_MOST = 2_000;
/** Largest measured value: ten years in minutes. */
const VALUE_AT_MOST = 5_300_000;

/**
 * Checks one row of a norms report. Measured norms come as `values`, from which within and outside follow, or as
 * `within` and `outside`; outcomes only as the latter.
 */
export function checkNormRow(
  raw: ReportRow,
  checks: ReportChecks,
): { row: NormRow; faults: null } | { row: null; faults: UserFault[] } {
  const reader = new RowReader(raw, FIELDS);
  const place = reader.place(checks);
  const code = reader.text('norm', { isRequired: true });
  const norm = code === null ? null : findNorm(code);
  const version = reader.text('version') ?? norm?.version;
  const isOfChannel = !norm?.channels || !place || norm.channels.includes(place.touchpoint.channel);
  if (code !== null && (!norm || version !== norm.version || !isOfChannel)) reader.fault('NORM_UNKNOWN', 'norm');
  const told = { within: reader.count('within'), outside: reader.count('outside') };
  const unknown = reader.count('unknown');
  const isMeasured = reader.has('values');
  if (isMeasured && (reader.has('within') || reader.has('outside') || norm?.measure === 'OUTCOME'))
    reader.fault('FIELD_INVALID', 'values', { field: 'values' });
  const bins = isMeasured && norm ? binsOf(reader, norm) : [];
  if (!place || code === null || !norm || reader.faults.length > 0) return { row: null, faults: reader.faults };
  const counted = isMeasured ? withinAndOutside(norm, bins) : told;
  return {
    row: {
      day: place.day,
      serviceId: place.service.id,
      touchpointId: place.touchpoint.id,
      norm: code,
      version: norm.version,
      ...counted,
      unknown,
      bins,
    },
    faults: null,
  };
}

/** Events by bin, from `{ value, count }` pairs. */
function binsOf(reader: RowReader, norm: Norm): number[] {
  const bins = Array.from({ length: norm.bounds.length + 1 }, () => 0);
  for (const [index, pair] of reader.objects('values', VALUES_AT_MOST).entries()) {
    const part = new RowReader(pair, ['value', 'count'], ['values', String(index)]);
    const { value } = pair;
    const count = part.count('count');
    if (typeof value !== 'number' || value < 0 || value > VALUE_AT_MOST)
      part.fault('FIELD_INVALID', 'value', { field: 'value' });
    else if (norm.measure === 'COUNT' && !Number.isInteger(value))
      part.fault('FIELD_INVALID', 'value', { field: 'value' });
    else bins[binOfNorm(norm, value)]! += count;
    reader.addPart(part);
  }
  if (bins.some((count) => count > COUNT_AT_MOST))
    reader.fault('COUNT_OUT_OF_RANGE', 'values', { low: 0, high: COUNT_AT_MOST });
  return bins;
}

/** The threshold ends a bin: every bin up to it keeps the norm. */
function withinAndOutside({ bounds, threshold }: Norm, bins: readonly number[]): { within: number; outside: number } {
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  const kept = bounds.indexOf(threshold ?? Number.NaN) + 1;
  return { within: sum(bins.slice(0, kept)), outside: sum(bins.slice(kept)) };
}

/** What tells rows of a report apart: each norm of a place and day is counted once. */
export const normKey = ({ day, serviceId, touchpointId, norm, version }: NormRow): string =>
  `${day} ${serviceId} ${touchpointId} ${norm} ${version}`;
