import type { Viewer } from '@otklik/schema';
import type { Pool } from 'pg';
import type { Clock } from '../../kernel/clock.ts';
import type { Directory } from '../registry/index.ts';
import type { Figures } from './figures.ts';
import { LookedMonths, type MonthMemory } from './month-memory.ts';
import { FlowReader } from './scores/flow-reader.ts';
import type { FrozenMethod } from './scores/frozen-method.ts';
import type { MadeFigures } from './scores/made-figures.ts';
import { RememberedFigures } from './scores/remembered-figures.ts';
import { StaffScores } from './scores/staff-scores.ts';
import { PublishedFigures } from './published-figures.ts';
import { StaffFigures } from './staff-figures.ts';
import { TallyReader } from './tally-reader.ts';

/** Where figures come from. */
export interface FigureSources {
  /** Connections that rest in a role that may read publications. */
  published: Pool;
  /** What was made of publications, in whatever request. */
  madeOfPublished: MadeFigures;
  /** Connections that rest in a role that may read tallies. */
  tallies: Pool;
  directory: Directory;
  clock: Clock;
  /** What scores are adjusted with. */
  method: FrozenMethod;
  /** Of the request. */
  readers: FigureReaders;
}

/** What reads tallies and transactions. Made for each request, since what was read is remembered for its length. */
export interface FigureReaders {
  reader: TallyReader;
  flow: FlowReader;
  remembered: RememberedFigures;
}

/**
 * Readers for one request, which all figures of it share: the same is read once.
 * @param tallies connections that rest in a role that may read tallies
 * @param memory of the process: what is known of whole months
 */
export function readersFor(
  tallies: Pool,
  { directory, method, memory }: { directory: Directory; method: FrozenMethod; memory: MonthMemory },
): FigureReaders {
  const months = new LookedMonths(memory);
  return {
    reader: new TallyReader(tallies, directory, months),
    flow: new FlowReader(tallies, directory, months),
    remembered: new RememberedFigures({ months, directory, method }),
  };
}

/**
 * The figures of one request: published ones for the public, tallies for staff.
 * @param authorityIds UUIDs of the authorities whose figures the viewer owns
 */
export function figuresFor(viewer: Viewer | null, authorityIds: ReadonlySet<string>, sources: FigureSources): Figures {
  const { directory, clock, method, readers } = sources;
  const published = new PublishedFigures(sources.published, sources.madeOfPublished);
  if (!viewer) return published;
  const { reader, flow, remembered } = readers;
  const scores = new StaffScores({ reader, flow, remembered, method, directory });
  return new StaffFigures({ reader, scores, directory, authorityIds, published, clock });
}
