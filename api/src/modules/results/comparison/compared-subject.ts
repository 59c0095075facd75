import { DomainError } from '../../../kernel/domain-error.ts';
import { toGlobalId } from '../../../kernel/ids.ts';
import { type Directory, ID_KIND } from '../../registry/index.ts';
import type { FigureSubject } from '../figure-query.ts';
import type { FiguresOfInput } from './comparison.graphql.ts';

/** Name of a subject within a comparison: its global id. */
export const keyOf = ({ kind, id }: FigureSubject): string => toGlobalId(ID_KIND[kind], id);

/** The subject that is named by exactly one field. @throws DomainError SUBJECT_UNKNOWN */
export function subjectOf(input: FiguresOfInput, directory: Directory): FigureSubject {
  const { authority, service, lifeSituation, touchpoint } = input;
  const entry =
    (authority && directory.find('AUTHORITY', authority)) ||
    (service && directory.find('SERVICE', service)) ||
    (lifeSituation && directory.find('LIFE_SITUATION', lifeSituation)) ||
    (touchpoint && directory.find('TOUCHPOINT', touchpoint));
  if (!entry) throw new DomainError({ code: 'SUBJECT_UNKNOWN', path: ['of'] });
  return { kind: entry.kind, id: entry.id };
}

/** @throws DomainError FIELD_INVALID for too few or too many */
export function listed<Value>(values: Value[], { least, most }: { least: number; most: number }): Value[] {
  if (values.length < least || values.length > most) throw new DomainError({ code: 'FIELD_INVALID', path: ['of'] });
  return values;
}
