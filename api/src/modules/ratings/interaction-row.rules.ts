import { type Mode, MODES, type SourceClass, SOURCE_CLASSES } from '@otklik/schema';
import type { Day } from '../../kernel/calendar.ts';
import type { UserFault } from '../../kernel/domain-error.ts';
import { type ReportChecks, type ReportRow, RowReader } from './report-shape.rules.ts';

/** One accepted row of an interactions report. */
export interface InteractionRow {
  day: Day;
  serviceId: string;
  touchpointId: string;
  segmentId: string | null;
  transactions: number;
  invited: number;
  delivered: number;
  offers: { mode: Mode; sourceClass: SourceClass | null; shown: number }[];
}

const FIELDS = ['day', 'service', 'touchpoint', 'segment', 'transactions', 'invited', 'delivered', 'offers'];
const OFFER_FIELDS = ['mode', 'sourceClass', 'shown'];
/** Most entries of `offers` in one row: every mode in every source class. */
const OFFERS_AT_MOST = Object.keys(MODES).length * (Object.keys(SOURCE_CLASSES).length + 1);

/** Checks one row of an interactions report; the row, or every fault found in it. */
export function checkInteractionRow(
  raw: ReportRow,
  checks: ReportChecks,
): { row: InteractionRow; faults: null } | { row: null; faults: UserFault[] } {
  const reader = new RowReader(raw, FIELDS);
  const place = reader.place(checks);
  const segment = reader.segment(place?.service ?? null, checks);
  const counts = {
    transactions: reader.count('transactions'),
    invited: reader.count('invited'),
    delivered: reader.count('delivered'),
  };
  const named = new Set<string>();
  const offers = reader.objects('offers', OFFERS_AT_MOST).map((offer, index) => {
    const part = new RowReader(offer, OFFER_FIELDS, ['offers', String(index)]);
    const mode = part.code('mode', MODES, { isRequired: true });
    const sourceClass = part.code('sourceClass', SOURCE_CLASSES);
    if (mode && place && !place.touchpoint.modes.includes(mode)) part.fault('MODE_NOT_ALLOWED', 'mode');
    const key = `${mode} ${sourceClass}`;
    if (named.has(key)) part.fault('ROW_REPEATED', 'mode');
    named.add(key);
    const shown = part.count('shown');
    reader.addPart(part);
    return { mode: mode!, sourceClass, shown };
  });
  if (!place || reader.faults.length > 0) return { row: null, faults: reader.faults };
  return {
    row: {
      day: place.day,
      serviceId: place.service.id,
      touchpointId: place.touchpoint.id,
      segmentId: segment?.id ?? null,
      ...counts,
      offers,
    },
    faults: null,
  };
}

/** What tells rows of a report apart: each place, day and segment is counted once. */
export const interactionKey = ({ day, serviceId, touchpointId, segmentId }: InteractionRow): string =>
  `${day} ${serviceId} ${touchpointId} ${segmentId}`;
