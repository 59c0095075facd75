import type { Audience, SubjectKind } from '../enums.ts';
import type { Level } from './types.ts';

/** The questionnaires of the instrument, by what is rated. */
export const LEVELS = {
  SERVICE: 'A service for external clients.',
  LIFE_SITUATION: 'A life situation as a whole: many services and authorities.',
  INTERNAL: 'A service for civil servants and employees.',
  TOUCHPOINT: 'A portal, app, office or help line, rated as itself.',
  SUPERVISION: 'An inspection or another control function.',
} as const satisfies Record<Level, string>;

/** The level that follows from the subject; `audience` and `supervision` matter for services only. */
export function levelOf(subject: { kind: SubjectKind; audience?: Audience; supervision?: boolean }): Level {
  if (subject.kind !== 'SERVICE') return subject.kind;
  if (subject.audience === 'INTERNAL') return 'INTERNAL';
  return subject.supervision ? 'SUPERVISION' : 'SERVICE';
}
