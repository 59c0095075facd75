import { INSTRUMENT_VERSION, type Item, type Mode } from '@otklik/schema';
import { binOf, type Random, runningTotals } from '../../src/database/seeds/demo/random.ts';
import { CHANNELS } from '../country.ts';
import {
  type AnswerCell,
  answersInMode,
  type ClientGroup,
  DUPLICATED,
  STRAIGHT_LINED,
  UNREAD,
} from '../draw-answers.ts';
import { nearTo } from '../five-points.ts';
import { slugOf } from './store-country.ts';

/** Clients of one kind who will answer in one mode, unless a bridge draws them into the web: how many in each month. */
export interface Respondents {
  group: ClientGroup;
  mode: Mode;
  months: Int32Array;
  total: number;
}

/** Who will answer, before they are asked. */
export function drawRespondents(groups: readonly ClientGroup[], random: Random, months: number): Respondents[] {
  return groups.flatMap((group) => {
    const { channel } = group.channel;
    return (Object.entries(CHANNELS[channel]!.modes) as [Mode, number][]).flatMap(([mode, share]) => {
      const { response } = answersInMode(group.channel, mode, group.mean, true);
      const counts = Int32Array.from({ length: months }, (_, month) =>
        random.count(group.transactions[month]! * share * response),
      );
      const total = counts.reduce((sum, count) => sum + count, 0);
      return total > 0 ? [{ group, mode, months: counts, total }] : [];
    });
  });
}

/** One row of ratingsImport. */
export interface RatingRow {
  id: string;
  touchpoint: string;
  subject: { service: string };
  mode: Mode;
  language: 'RU';
  segment: string;
  instrumentVersion: string;
  collectedAt: string;
  answers: Partial<Record<Item, number>>;
  invitation?: string;
}

/** How one respondent was led to answer. */
export interface Route {
  mode: Mode;
  invitation?: string;
}

/** What is sent, and what of it should be counted in scores. */
export interface MadeRatings {
  rows: RatingRow[];
  cells: AnswerCell[];
}

/**
 * The ratings of respondents, with duplicates and unread ones among them. A second rating by one invitation counts
 * nowhere in a score; a second one where everybody is asked cannot be told from another person's, and counts.
 * @param routes one a respondent
 * @param days one a month: the day on which it was answered
 */
export function makeRatings(
  { group, months, total }: Respondents,
  routes: readonly Route[],
  random: Random,
  days: readonly string[],
): MadeRatings {
  if (routes.length !== total) throw new Error(`${total} people cannot take ${routes.length} ways`);
  const rows: RatingRow[] = [];
  const cells = new Map<Mode, AnswerCell>();
  const totals = new Map<Mode, Float64Array>();
  const { channel, service, segment, place, mean } = group;
  const { sourceClass } = CHANNELS[channel.channel]!;
  const unread = runningTotals(UNREAD);
  let next = 0;
  for (const [month, count] of months.entries())
    for (let index = 0; index < count; index++) {
      const { mode, invitation } = routes[next++]!;
      if (!totals.has(mode)) totals.set(mode, runningTotals(answersInMode(channel, mode, mean, true).chances));
      const isUnread = random.chance(STRAIGHT_LINED);
      const sat = 1 + binOf(isUnread ? unread : totals.get(mode)!, random.next());
      const row: RatingRow = {
        id: uuidFrom(random),
        touchpoint: slugOf(place),
        subject: { service: slugOf(service.key) },
        mode,
        language: 'RU',
        segment: slugOf(segment),
        instrumentVersion: INSTRUMENT_VERSION,
        collectedAt: `${days[month]}T10:00:00Z`,
        answers: answersAbout(sat, mode, isUnread, random),
        ...(invitation ? { invitation } : {}),
      };
      rows.push(row);
      let cell = cells.get(mode);
      if (!cell) {
        const counts = new Int32Array(5 * months.length);
        cells.set(mode, (cell = { service, channel: channel.channel, mode, segment, sourceClass, place, counts }));
      }
      cell.counts[5 * month + sat - 1]!++;
      if (!random.chance(DUPLICATED)) continue;
      rows.push({ ...row, id: uuidFrom(random) });
      if (!invitation) cell.counts[5 * month + sat - 1]!++;
    }
  return { rows, cells: [...cells.values()] };
}

/** What is answered beside each answer to the first question. */
const NEAR = [0, 1, 2, 3, 4].map((answer) =>
  runningTotals(nearTo([0, 1, 2, 3, 4].map((one) => Number(one === answer)))),
);

/** A terminal asks one question; elsewhere the other two are answered much like the first, or unread exactly like it. */
function answersAbout(sat: number, mode: Mode, isUnread: boolean, random: Random): RatingRow['answers'] {
  if (mode === 'KIOSK') return { SAT: sat };
  const near = () => 1 + binOf(NEAR[sat - 1]!, random.next());
  return { SAT: sat, EASE: isUnread ? sat : near(), TIME: isUnread ? sat : near() };
}

/** A random UUID (version 4) of the generator, so that a seed gives the same ratings. */
export function uuidFrom(random: Random): string {
  const bytes = Uint8Array.from({ length: 16 }, () => random.bits() >>> 24);
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
