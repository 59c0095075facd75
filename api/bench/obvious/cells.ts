import type { EntityManager } from '@mikro-orm/postgresql';
import { ObviousCell } from './entities.ts';

/** What names a full cell. */
export interface CellKey {
  subjectId: string;
  touchpointId: string;
  mode: string;
  language: string;
  instrumentVersion: string;
}

/** Numbers of a full cell and of its subject cell. */
export interface CellIds {
  cellId: number;
  subjectCellId: number;
}

const KEY = [
  'subjectId',
  'sourceClass',
  'instrumentVersion',
  'touchpointId',
  'mode',
  'segmentId',
  'language',
] as const satisfies (keyof ObviousCell)[];

/** Numbers of cells, made when first needed and then remembered: cells never change. */
export class ObviousCells {
  readonly #known = new Map<string, Promise<CellIds>>();

  idsOf(em: EntityManager, cell: CellKey): Promise<CellIds> {
    const key = Object.values<string>({ ...cell }).join(' ');
    let ids = this.#known.get(key);
    if (!ids) {
      ids = findOrMake(em.fork(), cell);
      this.#known.set(key, ids);
      ids.catch(() => this.#known.delete(key));
    }
    return ids;
  }
}

async function findOrMake(
  em: EntityManager,
  { subjectId, touchpointId, mode, language, instrumentVersion }: CellKey,
): Promise<CellIds> {
  const coarse = { subjectKind: 'SERVICE', subjectId, sourceClass: 'OPEN', instrumentVersion, segmentId: null };
  const idOf = async (data: object) => (await em.upsert(ObviousCell, data, { onConflictFields: [...KEY] })).id;
  const subjectCellId = await idOf({ ...coarse, touchpointId: null, mode: null, language: null, subjectCellId: null });
  const cellId = await idOf({ ...coarse, touchpointId, mode, language, subjectCellId });
  return { cellId, subjectCellId };
}
