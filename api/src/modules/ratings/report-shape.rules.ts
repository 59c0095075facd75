import { type Day, daysBetween, dayIn, isDay } from '../../kernel/calendar.ts';
import type { UserFault } from '../../kernel/domain-error.ts';
import type { Directory, IsOffered, Offer, SegmentEntry, ServiceEntry, TouchpointEntry } from '../registry/index.ts';
import { ROW_FAULTS_AT_MOST, unknownFields } from './row-faults.rules.ts';
import { IMPORTED_DAYS_BEFORE } from './submission.rules.ts';

/** Largest count of one row. */
export const COUNT_AT_MOST = 1_000_000_000;

/** A row of a report as it came: anything that JSON can hold. */
export type ReportRow = Record<string, unknown>;

/** What rows are checked against. */
export interface ReportChecks {
  directory: Pick<Directory, 'find'>;
  /** Answers for every pair of `namedOffers`. */
  isOffered: IsOffered;
  receivedAt: Date;
  /** The authority of the key and all below it. */
  reach: ReadonlySet<string>;
}

/** Where and when a row of any report counts. */
export interface ReportPlace {
  day: Day;
  service: ServiceEntry;
  touchpoint: TouchpointEntry;
}

/** Services at touchpoints that rows name, each once, as far as the registry knows both. */
export function namedOffers(rows: readonly ReportRow[], directory: Pick<Directory, 'find'>): Offer[] {
  const named = new Map<string, Offer>();
  for (const { service, touchpoint } of rows) {
    const serviceId = typeof service === 'string' ? directory.find('SERVICE', service)?.id : undefined;
    const touchpointId = typeof touchpoint === 'string' ? directory.find('TOUCHPOINT', touchpoint)?.id : undefined;
    if (serviceId && touchpointId) named.set(`${serviceId} ${touchpointId}`, { serviceId, touchpointId });
  }
  return [...named.values()];
}

export const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;
export const isObject = (value: unknown): value is ReportRow =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads fields of one row, and keeps what is wrong with it. Rows come as plain JSON, so that a row that is badly formed
 * rejects only itself.
 */
export class RowReader {
  readonly #faults: UserFault[] = [];
  readonly #row: ReportRow;
  readonly #path: string[];

  /** What is wrong with the row, the first of it. */
  get faults(): UserFault[] {
    return this.#faults;
  }

  /** @param path of the row within the whole, where it is a part of another row */
  constructor(row: ReportRow, fields: readonly string[], path: string[] = []) {
    this.#row = row;
    this.#path = path;
    this.#add(
      unknownFields(row, (field) => fields.includes(field)).map(({ path: name, ...fault }) => ({
        ...fault,
        path: [...path, ...name],
      })),
    );
  }

  fault(code: UserFault['code'], field: string, params?: UserFault['params']): void {
    this.#add([{ code, path: [...this.#path, field], ...(params && { params }) }]);
  }

  /** Keeps what is wrong with a part of the row as well. */
  addPart({ faults }: RowReader): void {
    this.#add(faults);
  }

  #add(faults: readonly UserFault[]): void {
    this.#faults.push(...faults.slice(0, ROW_FAULTS_AT_MOST - this.#faults.length));
  }

  /** The text of a field; null when it is absent or wrong. */
  text(field: string, { isRequired = false } = {}): string | null {
    const value = this.#row[field];
    if (isAbsent(value) || value === '') {
      if (isRequired) this.fault('FIELD_MISSING', field, { field });
      return null;
    }
    if (typeof value === 'string' && value.length <= 200) return value;
    this.fault('FIELD_INVALID', field, { field });
    return null;
  }

  /** A value of a vocabulary; null when it is absent or wrong. */
  code<Code extends string>(field: string, codes: Readonly<Record<Code, unknown>>, options = {}): Code | null {
    const value = this.text(field, options);
    if (value === null) return null;
    if (Object.hasOwn(codes, value)) return value as Code;
    this.fault('FIELD_INVALID', field, { field });
    return null;
  }

  /** A count from 0 on; 0 when it is absent. */
  count(field: string): number {
    const value = this.#row[field];
    if (isAbsent(value)) return 0;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= COUNT_AT_MOST) return value;
    this.fault('COUNT_OUT_OF_RANGE', field, { low: 0, high: COUNT_AT_MOST });
    return 0;
  }

  /** A list of at most so many objects; empty when it is absent or wrong. */
  objects(field: string, atMost: number): ReportRow[] {
    const value = this.#row[field];
    if (isAbsent(value)) return [];
    if (Array.isArray(value) && value.length <= atMost && value.every(isObject)) return value;
    this.fault('FIELD_INVALID', field, { field });
    return [];
  }

  has(field: string): boolean {
    return !isAbsent(this.#row[field]);
  }

  /** Day, service and touchpoint, which every row names; null when something is wrong with them. */
  place({ directory, isOffered, receivedAt, reach }: ReportChecks): ReportPlace | null {
    const day = this.text('day', { isRequired: true });
    const serviceReference = this.text('service', { isRequired: true });
    const touchpointReference = this.text('touchpoint', { isRequired: true });
    const service = serviceReference === null ? null : directory.find('SERVICE', serviceReference);
    if (serviceReference !== null && !service) this.fault('SUBJECT_UNKNOWN', 'service');
    const touchpoint = touchpointReference === null ? null : directory.find('TOUCHPOINT', touchpointReference);
    if (touchpointReference !== null && !touchpoint) this.fault('TOUCHPOINT_UNKNOWN', 'touchpoint');
    if (day !== null && !isDay(day)) this.fault('DATE_INVALID', 'day');
    if (day === null || !isDay(day) || !service || !touchpoint) return null;
    const today = dayIn(touchpoint.timeZone, receivedAt);
    if (day > today) this.fault('DATE_IN_FUTURE', 'day');
    else if (daysBetween(day, today) > IMPORTED_DAYS_BEFORE) this.fault('DATE_TOO_OLD', 'day');
    if (!reach.has(touchpoint.authorityId) && !reach.has(service.authorityId)) this.fault('KEY_SCOPE', 'touchpoint');
    if (!isOffered(service.id, touchpoint.id)) this.fault('SERVICE_NOT_OFFERED', 'service');
    return { day, service, touchpoint };
  }

  /** Segment of the clients of a service; null: not known. */
  segment(service: ServiceEntry | null, { directory }: ReportChecks): SegmentEntry | null {
    const reference = this.text('segment');
    if (reference === null) return null;
    const segment = directory.find('SEGMENT', reference);
    if (!segment) this.fault('SEGMENT_UNKNOWN', 'segment');
    else if (service && segment.audience !== service.audience) this.fault('SEGMENT_WRONG_AUDIENCE', 'segment');
    return segment;
  }
}
