import { LISTS_OF_STAFF } from './questions/lists-of-staff.ts';
import { QUESTIONS_OF_ONE_SUBJECT } from './questions/of-one-subject.ts';
import { PUBLIC_FIELDS } from './questions/public-fields.ts';
import { PUBLIC_PAGES } from './questions/public-pages.ts';
import type { Question } from './questions/question.ts';
import { REGISTRY_OF_STAFF } from './questions/registry-of-staff.ts';
import { STAFF_FIELDS } from './questions/staff-fields.ts';

/** Everything that is measured. A test names the pages and fields that none of these asks for. */
export const QUESTIONS: readonly Question[] = [
  ...QUESTIONS_OF_ONE_SUBJECT,
  ...LISTS_OF_STAFF,
  ...REGISTRY_OF_STAFF,
  ...STAFF_FIELDS,
  ...PUBLIC_PAGES,
  ...PUBLIC_FIELDS,
];
