import type { UserFault } from '../../kernel/domain-error.ts';
import { wellFormed } from '../../kernel/kept-text.ts';

/** Most faults that are told of one row: by the first of them one sees what is wrong, and answers stay small. */
export const ROW_FAULTS_AT_MOST = 20;
/** So much of the name of an unknown field is repeated. */
const NAME_AT_MOST = 100;

/** The fields of a row that there are none of. Their names come from outside and are told, and kept, as plain short text. */
export function unknownFields(row: object, isKnown: (field: string) => boolean): UserFault[] {
  return Object.keys(row)
    .filter((field) => !isKnown(field))
    .slice(0, ROW_FAULTS_AT_MOST)
    .map((field) => {
      const name = wellFormed(field.slice(0, NAME_AT_MOST)).replaceAll('\0', '\uFFFD');
      return { code: 'FIELD_UNKNOWN', path: [name], params: { field: name } };
    });
}
