import { CHANNELS, type Channel } from '@otklik/schema';
import { type DisclosureGroup, POLICY, type ToldCell } from '../../statistics/index.ts';
import {
  type BasisCell,
  cellKey,
  countKey,
  countOf,
  DISCLOSED_COUNTS,
  type DisclosedCount,
  isUnanimous,
  subjectKey,
  type SubjectTallies,
  toldBy,
  WHOLE,
} from './disclosure.rules.ts';
import type { PublishedGrain } from './periods.rules.ts';
import { emptyTally, sumTallies, type Tally } from './tally.ts';

/** Who is in the scores: those who were invited, and those who were asked at the end point. */
export const SCORED_CLASSES = ['RANDOM', 'PROMPT'] as const;
export type ScoredClass = (typeof SCORED_CLASSES)[number];

/** The only count that is decided, kept and published by source class. */
export const CLASS_COUNT = 'SAT' satisfies DisclosedCount;

/** What each source class answered about a subject; `byChannel` has the answers to SAT of a class in a channel. */
export interface ClassTallies {
  subject: SubjectTallies['subject'];
  byClass: ReadonlyMap<ScoredClass, Tally>;
  byChannel: ReadonlyMap<Channel, Readonly<Record<ScoredClass, number>>>;
  parts: readonly string[];
}

/** Part of a subject that one source class answered in one channel. */
const crossedPart = (channel: Channel, scored: ScoredClass): string => `${channel}+${scored}`;
const CLASS_PARTS: ReadonlySet<string> = new Set([
  ...SCORED_CLASSES,
  ...(Object.keys(CHANNELS) as Channel[]).flatMap((channel) =>
    SCORED_CLASSES.map((scored) => crossedPart(channel, scored)),
  ),
]);
const partOf = (cell: string): string => cell.slice(cell.lastIndexOf('/') + 1);
/** True for a part that is a source class, or one in a channel. */
export const isClassPart = (part: string): boolean => CLASS_PARTS.has(part);
/** True for the cell of such a part. */
export const isClassCell = (cell: string): boolean => isClassPart(partOf(cell));
/** True for a cell that may be published: a class of a quarter. Of months and by channel no class is. */
export const isPublishedClass = (cell: string, grain: PublishedGrain): boolean =>
  grain === 'QUARTER' && (SCORED_CLASSES as readonly string[]).includes(partOf(cell));

/** Key of the cell of a class, or of a class in a channel. */
const classKey = (subject: string, part: string): string => `${subject}/${part}`;
/** Key of the cell of a class of a subject. */
export const classCell = (subject: SubjectTallies['subject'], scored: ScoredClass): string =>
  classKey(subjectKey(subject), scored);

/**
 * What each class answered about every subject, from the strata of what was rated directly; of an authority the sum of its
 * parts. Null where strata are not known, or are not the very answers that the figures are made of.
 */
export function classTalliesOf(subjects: readonly SubjectTallies[]): ClassTallies[] | null {
  const bySubject = new Map(subjects.map((one) => [subjectKey(one.subject), one]));
  const made = new Map<string, ClassTallies | null>();
  const make = (key: string): ClassTallies | null => {
    let classes = made.get(key);
    if (classes === undefined) {
      const one = bySubject.get(key)!;
      classes = one.subject.kind === 'AUTHORITY' ? sumOfParts(one) : ofStrata(one);
      made.set(key, classes);
    }
    return classes;
  };
  const sumOfParts = (whole: SubjectTallies): ClassTallies | null => {
    const parts = whole.parts.filter((part) => bySubject.has(part)).map(make);
    return parts.some((part) => part === null) ? null : checked(whole, summed(whole, parts as ClassTallies[]));
  };
  const all = subjects.map(({ subject }) => make(subjectKey(subject)));
  return all.some((classes) => classes === null) ? null : (all as ClassTallies[]);
}

function ofStrata(one: SubjectTallies): ClassTallies | null {
  const { subject, byChannel, strata } = one;
  if (!strata) return null;
  const tallyOf = (some: typeof strata) => sumTallies(some.map(({ tally }) => tally));
  const byClass = SCORED_CLASSES.map(
    (scored) => [scored, tallyOf(strata.filter(({ sourceClass }) => sourceClass === scored))] as const,
  );
  const answers = (channel: Channel, scored: ScoredClass) =>
    countOf(tallyOf(strata.filter((one) => one.channel === channel && one.sourceClass === scored)), CLASS_COUNT);
  const crossed = [...byChannel.keys()].map(
    (channel) => [channel, { RANDOM: answers(channel, 'RANDOM'), PROMPT: answers(channel, 'PROMPT') }] as const,
  );
  return checked(one, { subject, byClass: new Map(byClass), byChannel: new Map(crossed), parts: [] });
}

function summed({ subject, byChannel, parts }: SubjectTallies, of: readonly ClassTallies[]): ClassTallies {
  const byClass = SCORED_CLASSES.map(
    (scored) => [scored, sumTallies(of.map((part) => part.byClass.get(scored) ?? emptyTally()))] as const,
  );
  const answers = (channel: Channel, scored: ScoredClass) =>
    of.reduce((sum, part) => sum + (part.byChannel.get(channel)?.[scored] ?? 0), 0);
  const crossed = [...byChannel.keys()].map(
    (channel) => [channel, { RANDOM: answers(channel, 'RANDOM'), PROMPT: answers(channel, 'PROMPT') }] as const,
  );
  return { subject, byClass: new Map(byClass), byChannel: new Map(crossed), parts };
}

/** Null unless the classes of every channel are all of its answers. */
const checked = ({ byChannel }: SubjectTallies, classes: ClassTallies): ClassTallies | null =>
  [...byChannel].every(([channel, tally]) => {
    const { RANDOM, PROMPT } = classes.byChannel.get(channel)!;
    return RANDOM + PROMPT === countOf(tally, CLASS_COUNT);
  })
    ? classes
    : null;

/** The cells of classes beside the table of a period, and how they are linked with it. */
export interface ClassTable {
  cells: ToldCell[];
  /** Sums in which the rule is kept: they hold between what may be published. */
  groups: DisclosureGroup[];
  /** Sums that only tell: those with classes in a channel. */
  told: DisclosureGroup[];
  unanimous: string[];
}

/**
 * A subject is its classes, a channel and a class are what each class answered in each channel, and an authority has all
 * of this from its services. A telephone line that only the invited rate is why the crossed cells must be there, though
 * nobody is shown them: at 10 answers and more they may be known, with fewer they are as secret as any.
 */
export function classTableOf(subjects: readonly ClassTallies[], grain: PublishedGrain): ClassTable {
  const table: ClassTable = { cells: [], groups: [], told: [], unanimous: [] };
  const known = new Set<string>();
  for (const { key, counts, tally } of subjects.flatMap(cellsOf)) {
    const n = counts[CLASS_COUNT];
    const isPublished = isPublishedClass(key, grain);
    const told = isPublished ? toldBy(CLASS_COUNT, counts) : null;
    known.add(key);
    table.cells.push({ key: satKey(key), n, told, ...(!isPublished && { isOpen: isNoSecret(n) }) });
    if (tally && isUnanimous(tally, CLASS_COUNT)) table.unanimous.push(satKey(key));
  }
  for (const { total, parts, isShown } of classSums(subjects)) {
    const group = { parent: satKey(total), children: parts.filter((part) => known.has(part)).map(satKey) };
    if (isShown && grain === 'QUARTER') table.groups.push(group);
    else table.told.push(group);
  }
  return table;
}

const satKey = (cell: string): string => countKey(CLASS_COUNT, cell);
/** So many answers that nobody is shown may be known. */
export const isNoSecret = (n: number): boolean => n >= POLICY.minimumToShow;

function cellsOf({ subject, byClass, byChannel }: ClassTallies) {
  const own = subjectKey(subject);
  return [
    ...[...byClass].map(([scored, tally]) => ({
      key: classKey(own, scored),
      counts: countsOfClass(countOf(tally, CLASS_COUNT)),
      tally,
    })),
    ...[...byChannel].flatMap(([channel, answers]) =>
      SCORED_CLASSES.map((scored) => ({
        key: classKey(own, crossedPart(channel, scored)),
        counts: countsOfClass(answers[scored]),
        tally: null,
      })),
    ),
  ];
}

const countsOfClass = (n: number): BasisCell['counts'] => {
  const none = Object.fromEntries(DISCLOSED_COUNTS.map((count) => [count, 0])) as BasisCell['counts'];
  return { ...none, [CLASS_COUNT]: n };
};

/** Every sum of answers to SAT with a class in it, by cell; `isShown` where all of it may be published. */
export function classSums(subjects: readonly ClassTallies[]) {
  const sums: { total: string; parts: string[]; isShown: boolean }[] = [];
  for (const { subject, byChannel, parts } of subjects) {
    const own = subjectKey(subject);
    const channels = [...byChannel.keys()];
    const isShown = true;
    sums.push({ total: cellKey(own, WHOLE), parts: SCORED_CLASSES.map((scored) => classKey(own, scored)), isShown });
    for (const channel of channels)
      sums.push({
        total: cellKey(own, channel),
        parts: SCORED_CLASSES.map((scored) => classKey(own, crossedPart(channel, scored))),
        isShown: false,
      });
    for (const scored of SCORED_CLASSES) {
      const inChannels = channels.map((channel) => crossedPart(channel, scored));
      sums.push({
        total: classKey(own, scored),
        parts: inChannels.map((part) => classKey(own, part)),
        isShown: false,
      });
      if (parts.length > 0)
        for (const part of [scored, ...inChannels])
          sums.push({
            total: classKey(own, part),
            parts: parts.map((other) => classKey(other, part)),
            isShown: part === scored,
          });
    }
  }
  return sums;
}

/** What is kept of the classes of an edition, where there are answers. @param shown keys of the cells that are published */
export function classBasis(subjects: readonly ClassTallies[], shown: ReadonlySet<string>): Map<string, BasisCell> {
  return new Map(
    subjects
      .flatMap(cellsOf)
      .filter(({ counts }) => counts[CLASS_COUNT] > 0)
      .map(({ key, counts }) => [key, { counts, withheld: shown.has(key) ? [] : [CLASS_COUNT] }]),
  );
}
