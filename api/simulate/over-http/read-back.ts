import type { Basis } from '@otklik/schema';
import type { DayRange } from '../../src/kernel/calendar.ts';
import type { Client } from './client.ts';

/** A figure and what is said of it, as staff read them. */
export interface ReadFigure {
  service: string;
  basis: Basis;
  value: number | null;
  low: number | null;
  high: number | null;
  n: number | null;
  verdict: string | null;
}

/** The frozen effects, as anyone reads them. */
export interface ReadEffect {
  mode: string;
  effect: number | null;
  standardError: number | null;
  usable: boolean;
}

/** Reads figures and verdicts of all services in a period on one basis. */
export async function readFigures(client: Client, basis: Basis, { from, to }: DayRange): Promise<ReadFigure[]> {
  const { comparison } = await client.askStaff<{
    comparison: {
      items: {
        subject: { slug: string };
        verdict: string | null;
        estimate: { value: number | null; n: number | null; interval: { low: number; high: number } | null };
      }[];
    };
  }>(
    `query($period: PeriodInput!, $basis: Basis!) {
       comparison(of: { allServices: {} }, measure: SAT, basis: $basis, period: $period, against: MEAN) {
         items { verdict subject { ... on Service { slug } } estimate { value n interval { low high } } } } }`,
    { period: { from, to }, basis },
  );
  return comparison.items.map(({ subject, verdict, estimate: { value, n, interval } }) => ({
    service: subject.slug,
    basis,
    value,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    n,
    verdict,
  }));
}

/** Reads the newest frozen mode table. */
export async function readEffects(client: Client): Promise<ReadEffect[]> {
  const { modeTable } = await client.askPublic<{
    modeTable: { items: { item: string; modes: ReadEffect[] }[] } | null;
  }>(`{ modeTable { items { item modes { mode effect standardError usable } } } }`, {});
  return modeTable?.items.find(({ item }) => item === 'SAT')?.modes ?? [];
}
