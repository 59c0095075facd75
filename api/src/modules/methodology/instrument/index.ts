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

declare module '../../../kernel/request-context.ts' {
  interface RequestContext {
    /** Every published version of the instrument, in memory. */
    instruments: Instruments;
  }
}

export { Instruments } from './instruments.ts';
export { publishBuiltIn } from './publish-built-in.ts';

export const publicResolvers = [
  InstrumentsResolver,
  InstrumentFields,
  InstrumentFindingFields,
  InstrumentChangeFields,
  InstrumentTranslationFields,
] as const;
export const staffResolvers = [InstrumentDraftResolver, InstrumentStaffFields] as const;
