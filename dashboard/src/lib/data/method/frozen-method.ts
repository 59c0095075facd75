/** Reading the frozen parts of the method: the same for the public and for staff. */
import type { Language } from '@otklik/schema';
import { modeTestsInWords, type TestedItem } from '#lib/format/mode-tests.ts';
import type { ModeTable, ModeTableItem } from '#lib/ui/frozen-method.ts';

export const MODE_TABLE = `fragment ModeTableParts on ModeTable {
  version madeAt methodVersion period { from to }
  items { item answers units components modesVary
    modeInteraction { df1 df2 f p largest } interaction { df1 df2 f p largest }
    modes { mode effect standardError answers referenceAnswers basis usable reason }
    classes { channel modes { mode effect standardError answers referenceAnswers basis usable reason } }
    mix { factor key effect standardError answers reference } }
}`;

export const REFERENCE_MIX = `fragment ReferenceMixParts on ReferenceMix {
  year weighting madeAt period { from to } shares { channel segment percent }
}`;

/** A mode table as the api sends it. */
export type SentModeTable = Omit<ModeTable, 'items'> & {
  items: readonly (Omit<ModeTableItem, 'tests'> & TestedItem)[];
};

/** The table with its tests in words. */
export const readableModeTable = (language: Language, table: SentModeTable | null): ModeTable | null =>
  table && { ...table, items: table.items.map((item) => ({ ...item, tests: modeTestsInWords(language, item) })) };
