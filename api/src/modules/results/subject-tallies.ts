import type { Channel, Stream } from '@otklik/schema';
import type { ClientBase } from 'pg';
import type { DayRange } from '../../kernel/calendar.ts';
import type { Directory } from '../registry/index.ts';
import { subjectKey, type SubjectTallies } from './disclosure.rules.ts';
import { SOURCE_CLASSES_OF } from './figure-query.ts';
import { mergedStrata, stratumOf } from './scores/stratum.ts';
import { sumTallies, type Tally } from './tally.ts';
import { readTallies } from './tally.repository.ts';
import { tallyRanges } from './tally-ranges.ts';

/** Tallies by channel of everything that was rated in the period. */
export async function readSubjectTallies(
  client: ClientBase,
  directory: Directory,
  period: DayRange,
  stream: Stream,
): Promise<SubjectTallies[]> {
  const rated = [...directory.all('SERVICE'), ...directory.all('LIFE_SITUATION'), ...directory.all('TOUCHPOINT')];
  const rows = await readTallies(client, {
    subjectIds: rated.map(({ id }) => id),
    sourceClasses: SOURCE_CLASSES_OF[stream],
    ranges: tallyRanges(period),
    groupBy: 'stratum',
  });
  const bySubject = Map.groupBy(
    rows.map((row) => stratumOf(row.subjectId, row)),
    ({ subjectId }) => subjectId,
  );
  return rated
    .filter(({ id }) => bySubject.has(id))
    .map(({ kind, id }): SubjectTallies => {
      const strata = mergedStrata(bySubject.get(id)!);
      const byChannel = Map.groupBy(strata, ({ channel }) => channel);
      const tallies = [...byChannel].map(([channel, group]) => [channel, group.map(({ tally }) => tally)] as const);
      return { subject: { kind, id }, byChannel: sumChannels(tallies), parts: [], strata };
    });
}

/** Tallies of longer periods: what was rated directly in the shorter ones that they are made of. */
export function sumPeriods(periods: readonly (readonly SubjectTallies[])[]): SubjectTallies[] {
  const bySubject = Map.groupBy(periods.flat(), ({ subject }) => subjectKey(subject));
  return [...bySubject.values()].map((parts): SubjectTallies => {
    const byChannel = Map.groupBy(
      parts.flatMap((part) => [...part.byChannel]),
      ([channel]) => channel,
    );
    const tallies = [...byChannel].map(([channel, group]) => [channel, group.map(([, tally]) => tally)] as const);
    const strata = parts.every((part) => part.strata) ? mergedStrata(parts.flatMap((part) => part.strata!)) : undefined;
    return { subject: parts[0]!.subject, byChannel: sumChannels(tallies), parts: [], ...(strata && { strata }) };
  });
}

/** What the services add up to: every authority with its own services and those of the authorities below it. */
export function authoritiesOf(
  direct: readonly SubjectTallies[],
  directory: Pick<Directory, 'all' | 'get'>,
): SubjectTallies[] {
  const authorities = directory.all('AUTHORITY');
  const services = direct.filter(({ subject }) => subject.kind === 'SERVICE');
  const ownerOf = ({ subject }: SubjectTallies) => directory.get('SERVICE', subject.id).authorityId;
  return authorities.map(({ id, withDescendants }) => {
    const within = services.filter((service) => withDescendants.includes(ownerOf(service)));
    const byChannel = Map.groupBy(
      within.flatMap((service) => [...service.byChannel]),
      ([channel]) => channel,
    );
    const tallies = [...byChannel].map(([channel, group]) => [channel, group.map(([, tally]) => tally)] as const);
    const ownServices = services.filter((service) => ownerOf(service) === id).map(({ subject }) => subject);
    const below = authorities
      .filter(({ parentId }) => parentId === id)
      .map((authority) => ({ kind: authority.kind, id: authority.id }));
    return {
      subject: { kind: 'AUTHORITY', id },
      byChannel: sumChannels(tallies),
      parts: [...ownServices, ...below].map(subjectKey),
    };
  });
}

const sumChannels = (tallies: readonly (readonly [Channel, Tally[]])[]): Map<Channel, Tally> =>
  new Map(tallies.map(([channel, group]) => [channel, sumTallies(group)]));
