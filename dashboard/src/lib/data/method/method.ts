import type { ModeTable, ReferenceMix, SegmentName } from '#lib/ui/frozen-method.ts';
import { askPublic } from '../run.ts';
import { MODE_TABLE, REFERENCE_MIX } from './frozen-method.ts';

/** A number of the method that is a decision, with what it means in the language of the page. */
export interface PolicyConstant {
  code: string;
  value: number;
  meaning: string;
}

/** The versions every figure rests on, and what is frozen with them. */
export interface MethodPage {
  instrumentVersion: string;
  methodVersion: string;
  constants: readonly PolicyConstant[];
  /** Null while none has been frozen. */
  modeTable: ModeTable | null;
  referenceMix: ReferenceMix | null;
  segments: readonly SegmentName[];
}

export const METHOD = `query Method {
  method { instrumentVersion methodVersion constants { code value meaning } }
  modeTable { ...ModeTableParts }
  referenceMix { ...ReferenceMixParts }
  segments { id name }
}
${MODE_TABLE} ${REFERENCE_MIX}`;

/** What the method says of itself. */
export async function findMethod(locals: App.Locals): Promise<MethodPage> {
  const { method, ...frozen } = await askPublic<
    { method: Pick<MethodPage, 'instrumentVersion' | 'methodVersion' | 'constants'> } & Omit<
      MethodPage,
      'instrumentVersion' | 'methodVersion' | 'constants'
    >
  >(locals, METHOD);
  return { ...method, ...frozen };
}
