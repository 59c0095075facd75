import { randomFrom, ratingRequests, type RequestTarget } from '../load/rating-requests.ts';

/** What is sent: new ratings, and among them the heaviest reads the public may ask for. */
export interface MixedTarget extends RequestTarget {
  /** Share of reads, 0 to 1. */
  shareOfReads: number;
}

export interface MixedRequest {
  kind: 'RATING' | 'READ';
  /** The id of the rating; null for a read. */
  id: string | null;
  text: string;
}

const MEASURES = ['SAT', 'EASE', 'TIME', 'RESULT', 'CSI'];
const PERIODS = ['2026-Q3', '2026-Q2', '2026-Q1'];

/** A hundred services with fifteen figures each: as much as the limit on costs lets through. */
export const HEAVY_READ = `{services(first:100){nodes{id slug name(language:RU) authority{slug name(language:RU)} ${figures()}}}}`;

function figures(): string {
  return PERIODS.flatMap((period, row) =>
    MEASURES.map(
      (measure, column) =>
        `e${row}${column}:estimate(measure:${measure},period:${periodOf(period)}){value interval{low high} n quality reason}`,
    ),
  ).join(' ');
}

function periodOf(quarter: string): string {
  const [year = '', number = ''] = quarter.split('-Q');
  const first = (Number(number) - 1) * 3 + 1;
  const lastDay = first + 2 === 9 || first + 2 === 6 ? 30 : 31;
  const month = (value: number) => String(value).padStart(2, '0');
  return `{from:"${year}-${month(first)}-01",to:"${year}-${month(first + 2)}-${lastDay}"}`;
}

/** Makes requests one after another; the same seed makes the same mix. */
export function mixedRequests(target: MixedTarget): () => MixedRequest {
  const nextRating = ratingRequests(target);
  const random = randomFrom(target.seed + 1);
  const body = JSON.stringify({ query: HEAVY_READ });
  const read: MixedRequest = {
    kind: 'READ',
    id: null,
    text:
      `POST /graphql HTTP/1.1\r\nHost: ${target.host}:${target.port}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  };
  return () => {
    if (random() < target.shareOfReads) return read;
    const text = nextRating();
    return { kind: 'RATING', id: /"id":"([0-9a-f-]{36})"/.exec(text)![1]!, text };
  };
}
