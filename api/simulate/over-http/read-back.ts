import type { Basis } from '@otklik/schema';
import { BASES, type JudgedBasis } from '../judge-figures.ts';
import type { AdjustedMeasure } from '../../src/modules/results/scores/score.rules.ts';
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

/** A frozen effect as it was answered. */
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

/** Measures that are published on all bases. */
export const MEASURES = ['SAT', 'EASE', 'TIME', 'CSI'] as const satisfies readonly AdjustedMeasure[];

/** An estimate as it was answered, with the reason where it was not told. */
export interface ReadEstimate {
  value: number | null;
  low: number | null;
  high: number | null;
  n: number | null;
  reason: string | null;
}

/** One measure of one service on one basis. */
export interface ReadMeasure {
  service: string;
  basis: JudgedBasis;
  measure: AdjustedMeasure;
  estimate: ReadEstimate;
}

/**
 * Every measure of services in a quarter on every basis; the same question whoever asks it.
 * @param services slugs, at most 100
 */
export async function readMeasures(
  ask: Client['askStaff'],
  services: readonly string[],
  { from, to }: DayRange,
): Promise<ReadMeasure[]> {
  const wanted = BASES.flatMap((basis) =>
    MEASURES.map((measure) => ({ basis, measure, alias: `${basis}_${measure}` })),
  );
  const estimates = wanted.map(
    ({ basis, measure, alias }) =>
      `${alias}: estimate(measure: ${measure}, basis: ${basis}, period: $period) { value n reason interval { low high } }`,
  );
  const { services: page } = await ask<{
    services: { nodes: (Record<string, AnsweredEstimate> & { slug: string })[] };
  }>(
    `query($period: PeriodInput!, $first: Int!, $ids: [ID!]!) {
       services(first: $first, ids: $ids) { nodes { slug ${estimates.join(' ')} } } }`,
    { period: { from, to }, first: services.length, ids: services },
  );
  return page.nodes.flatMap((service) =>
    wanted.map(({ basis, measure, alias }) => {
      const { value, n, reason, interval } = service[alias]!;
      const estimate = { value, low: interval?.low ?? null, high: interval?.high ?? null, n, reason };
      return { service: service.slug, basis, measure, estimate };
    }),
  );
}

interface AnsweredEstimate {
  value: number | null;
  n: number | null;
  reason: string | null;
  interval: { low: number; high: number } | null;
}

/** Effects on satisfaction of the newest frozen mode table, as whoever asks is told them. */
export async function readEffects(ask: Client['askStaff']): Promise<ReadEffect[]> {
  const { modeTable } = await ask<{
    modeTable: { items: { item: string; modes: ReadEffect[] }[] } | null;
  }>(`{ modeTable { items { item modes { mode effect standardError usable } } } }`, {});
  return modeTable?.items.find(({ item }) => item === 'SAT')?.modes ?? [];
}
