import type { Channel, SourceClass } from '@otklik/schema';
import type { ClientBase, Pool } from 'pg';
import { addDays, type DayRange } from '../../kernel/calendar.ts';
import { VALID_DAYS } from '../ratings/index.ts';
import type { Directory } from '../registry/index.ts';
import { readIssuedInvitations } from './issued-invitations.repository.ts';
import { readReportedSums } from './reported-sums.ts';
import { type TallyRanges, tallyRanges } from './tally-ranges.ts';
import { CELL_COLUMNS, tallyStatement } from './tally-source.ts';

/** How often a service was used through a channel by clients of a segment: N_sh of the weights. */
export interface FlowStratum {
  serviceId: string;
  channel: Channel;
  /** UUID; null: the segment was not told. */
  segmentId: string | null;
  transactions: number;
}

/** A stratum of the whole country. */
export type MixStratum = Omit<FlowStratum, 'serviceId'>;

/** Of how many who could have rated a service through a channel how many did. */
export interface Participation {
  serviceId: string;
  channel: Channel;
  transactions: number;
  /** People to whom an invitation was sent, and to whom it was delivered, as partners reported it. */
  invited: number;
  delivered: number;
  /** Invitations that the platform issued. */
  issued: number;
  /** Those and the ones from before that could still be used in the period. */
  valid: number;
  /** Invitations that could be answered: those delivered where a touchpoint's partner tells it, else those sent or issued. */
  reached: number;
  /** Times the question was shown: by the widget and as partners reported, but for offers of the classes OPEN and COMPLAINT. */
  offered: number;
  /** Counted ratings by source class. */
  answered: Record<SourceClass, number>;
}

/**
 * Transactions by service, channel and segment, as partners reported them. What was not reported has no row; a
 * touchpoint counts in the channel it belongs to.
 * @param serviceIds UUIDs; null: all services
 */
export async function readFlow(
  client: ClientBase | Pool,
  directory: Pick<Directory, 'get'>,
  { serviceIds, period }: { serviceIds: readonly string[] | null; period: DayRange },
): Promise<FlowStratum[]> {
  const strata = await readFlowSums(client, directory, { serviceIds, ranges: tallyRanges(period) });
  return strata.filter(({ transactions }) => transactions > 0);
}

/** The same of ranges beside which something else is added up: it may be none, or less. */
export async function readFlowSums(
  client: ClientBase | Pool,
  directory: Pick<Directory, 'get'>,
  { serviceIds, ranges }: { serviceIds: readonly string[] | null; ranges: TallyRanges },
): Promise<FlowStratum[]> {
  const rows = await readReportedSums(client, {
    table: 'flow_tally',
    serviceIds,
    ranges,
    by: ['service_id', 'touchpoint_id', 'segment_id'],
    measures: ['transactions'],
  });
  const strata = new Map<string, FlowStratum>();
  for (const row of rows) {
    const { channel } = directory.get('TOUCHPOINT', row.touchpoint_id as string);
    const [serviceId, segmentId] = [row.service_id as string, row.segment_id as string | null];
    const key = `${serviceId} ${channel} ${segmentId}`;
    const stratum = strata.get(key) ?? { serviceId, channel, segmentId, transactions: 0 };
    stratum.transactions += row.transactions as number;
    strata.set(key, stratum);
  }
  return [...strata.values()];
}

/** Transactions of all services by channel and segment in a calendar year: what the reference mix is made of. */
export async function readYearMix(
  client: ClientBase | Pool,
  directory: Pick<Directory, 'get'>,
  year: number,
): Promise<MixStratum[]> {
  const period = { from: `${year}-01-01`, to: `${year}-12-31` };
  const strata = new Map<string, MixStratum>();
  for (const { channel, segmentId, transactions } of await readFlow(client, directory, { serviceIds: null, period })) {
    const key = `${channel} ${segmentId}`;
    const stratum = strata.get(key) ?? { channel, segmentId, transactions: 0 };
    stratum.transactions += transactions;
    strata.set(key, stratum);
  }
  return [...strata.values()];
}

const ALL_CLASSES: readonly SourceClass[] = ['RANDOM', 'PROMPT', 'OPEN', 'COMPLAINT'];

/**
 * Transactions, invitations, offers and answers by service and channel.
 * @param serviceIds UUIDs of services
 */
export async function readParticipation(
  pool: Pool,
  directory: Pick<Directory, 'get'>,
  { serviceIds, period }: { serviceIds: readonly string[]; period: DayRange },
): Promise<Participation[]> {
  const found = new Map<string, Participation>();
  const at = (serviceId: unknown, touchpointId: unknown): Participation => {
    const { channel } = directory.get('TOUCHPOINT', touchpointId as string);
    const key = `${String(serviceId)} ${channel}`;
    let participation = found.get(key);
    if (!participation) {
      participation = {
        serviceId: serviceId as string,
        channel,
        transactions: 0,
        invited: 0,
        delivered: 0,
        issued: 0,
        valid: 0,
        reached: 0,
        offered: 0,
        answered: { RANDOM: 0, PROMPT: 0, OPEN: 0, COMPLAINT: 0 },
      };
      found.set(key, participation);
    }
    return participation;
  };
  const FLOW = ['transactions', 'invited', 'delivered'] as const;
  const by = ['service_id', 'touchpoint_id'];
  const sinceFirstValid = { from: addDays(period.from, -VALID_DAYS.high), to: period.to };
  const [flow, invitations, validInvitations, offers, answers] = await Promise.all([
    readReportedSums(pool, { table: 'flow_tally', serviceIds, ranges: tallyRanges(period), by, measures: FLOW }),
    readIssuedInvitations(pool, { serviceIds, period }),
    readIssuedInvitations(pool, { serviceIds, period: sinceFirstValid }),
    readOffers(pool, serviceIds, period),
    readAnswered(pool, serviceIds, period),
  ]);
  for (const row of flow)
    for (const measure of FLOW) at(row.service_id, row.touchpoint_id)[measure] += row[measure] as number;
  const sentAt = new Map<string, Pick<Participation, 'invited' | 'delivered'>>();
  for (const row of flow)
    sentAt.set(`${row.service_id} ${row.touchpoint_id}`, {
      invited: row['invited'] as number,
      delivered: row['delivered'] as number,
    });
  const issuedAt = new Map(invitations.map((row) => [`${row.serviceId} ${row.touchpointId}`, row.issued]));
  for (const { serviceId, touchpointId, issued } of invitations) at(serviceId, touchpointId).issued += issued;
  for (const place of new Set([...sentAt.keys(), ...issuedAt.keys()])) {
    const [serviceId, touchpointId] = place.split(' ');
    const sent = sentAt.get(place) ?? { invited: 0, delivered: 0 };
    at(serviceId, touchpointId).reached += reachedBy({ ...sent, issued: issuedAt.get(place) ?? 0 });
  }
  for (const row of offers) at(row.service_id, row.touchpoint_id).offered += row.shown;
  for (const { subjectId, touchpointId, sourceClass, answered } of answers)
    at(subjectId, touchpointId).answered[sourceClass] += answered;
  for (const { serviceId, touchpointId, issued } of validInvitations) at(serviceId, touchpointId).valid += issued;
  return [...found.values()];
}

/**
 * How many invitations of one touchpoint could be answered. A partner reports all that went out there, those with a token
 * of the platform among them: the counts tell of the same invitations and are not added up.
 */
export const reachedBy = ({ invited, delivered, issued }: Pick<Participation, 'invited' | 'delivered' | 'issued'>) =>
  delivered > 0 ? delivered : Math.max(invited, issued);

/** Offers that the widget counted and those that partners reported, where they were offers to everyone. */
async function readOffers(pool: Pool, serviceIds: readonly string[], period: DayRange) {
  const reportedSums = readReportedSums(pool, {
    table: 'reported_offer_tally',
    serviceIds,
    ranges: tallyRanges(period),
    by: ['service_id', 'touchpoint_id', 'source_class'],
    measures: ['shown'],
  });
  const countedSums = pool.query<{ service_id: string; touchpoint_id: string; shown: number }>(
    `select subject_id as service_id, touchpoint_id, sum(shown)::float8 as shown from offer_tally
     where subject_id = any ($1::uuid[]) and day between $2 and $3 group by subject_id, touchpoint_id`,
    [serviceIds, period.from, period.to],
  );
  const [reported, { rows: counted }] = await Promise.all([reportedSums, countedSums]);
  const toEveryone = reported.filter(
    ({ source_class: sourceClass }) => sourceClass !== 'OPEN' && sourceClass !== 'COMPLAINT',
  );
  return [...counted, ...(toEveryone as typeof counted)];
}

/** Counted ratings of full cells, by touchpoint and source class. */
async function readAnswered(pool: Pool, serviceIds: readonly string[], period: DayRange) {
  const columns = [0, 1, 2, 3, 4, 5].map((value) => `sat_n${value}`);
  const { text, values } = tallyStatement(
    'core_tally',
    { subjectIds: serviceIds, sourceClasses: ALL_CLASSES, ranges: tallyRanges(period), groupBy: 'CELL' },
    columns,
  );
  const { rows } = await pool.query<Record<string, string | number>>({ text, values });
  const [touchpoint, sourceClass] = [CELL_COLUMNS.indexOf('touchpoint_id'), CELL_COLUMNS.indexOf('source_class')];
  return rows.map((row) => {
    const key = (row.key as string).split('|');
    return {
      subjectId: row.subject_id as string,
      touchpointId: key[touchpoint]!,
      sourceClass: key[sourceClass] as SourceClass,
      answered: columns.reduce((sum, column) => sum + (row[column] as number), 0),
    };
  });
}
