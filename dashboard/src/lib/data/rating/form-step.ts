import type { FormFault } from './form-faults.ts';
import type { FormValues } from './form-values.ts';
import type { QuestionnairePage } from './questionnaire.ts';
import type { StoredRating } from './submit.ts';

/** What a POST leaves on the page. Without one the page asks the first question. */
export type FormStep =
  | { step: 'ask'; id: string; faults: FormFault[] }
  | { step: 'details'; values: FormValues; questionnaire: QuestionnairePage; faults: FormFault[] }
  | { step: 'done'; rating: StoredRating };
