/** Versions of the instrument: what is asked, and how it comes to be. */
import { InstrumentDraftResolver } from './instrument-draft.resolver.ts';
import {
  InstrumentChangeFields,
  InstrumentFields,
  InstrumentFindingFields,
  InstrumentsResolver,
  InstrumentStaffFields,
  InstrumentTranslationFields,
} from './instrument.resolver.ts';
import type { Instruments } from './instruments.ts';
import { ParallelRunResolver } from './parallel-run.resolver.ts';

declare module '../../../kernel/request-context.ts' {
  interface RequestContext {
    /** Every published version of the instrument, in memory. */
    instruments: Instruments;
  }
}

export { endParallelRun } from './end-parallel-run.ts';
export { Instruments } from './instruments.ts';
export type { InstrumentVersion } from './instrument-version.ts';
export { drawBlocks, type ParallelRun, RUN_COLUMNS } from './parallel-run.ts';
export { ParallelRunType } from './parallel-run.graphql.ts';
export { publishBuiltIn } from './publish-built-in.ts';

export const publicResolvers = [
  InstrumentsResolver,
  InstrumentFields,
  InstrumentFindingFields,
  InstrumentChangeFields,
  InstrumentTranslationFields,
  ParallelRunResolver,
] as const;
export const staffResolvers = [InstrumentDraftResolver, InstrumentStaffFields] as const;
