import type { Messages } from '../src/messages/index.ts';

/** One thing done to a widget on its way to a state. */
export type Step =
  | { choose: number }
  | { pass: number }
  | { press: keyof Messages }
  | { write: string }
  | { fullStorage: true }
  | { mountAgain: true };

/** One state of the widget: what the page says, how the server behaves, and what the respondent did. */
export interface GalleryCase {
  name: string;
  /** Attributes beside `touchpoint` and `server`. */
  attributes: string;
  touchpoint?: string;
  /** How the server answers mutations (`UNREACHABLE`: everything). */
  weather?: 'OK' | 'DOWN' | 'BUSY' | 'REFUSES' | 'STALLS' | 'UNREACHABLE';
  steps: readonly Step[];
}

const SERVICE = 'service="birth-certificate"';
const ANSWERED: readonly Step[] = [{ choose: 4 }];
const skips = (times: number): Step[] => Array.from({ length: times }, () => ({ press: 'skip' }));

/** Every state of the widget: seen by people in the gallery and by the tests in a browser. */
export const GALLERY_CASES: readonly GalleryCase[] = [
  { name: 'ask', attributes: SERVICE, steps: [] },
  { name: 'ask-situation', attributes: 'situation="birth-of-a-child"', steps: [] },
  { name: 'compact', attributes: `${SERVICE} variant="compact"`, steps: [] },
  { name: 'button', attributes: `${SERVICE} variant="button"`, steps: [] },
  { name: 'button-open', attributes: `${SERVICE} variant="button"`, steps: [{ press: 'rate' }] },
  { name: 'contrast', attributes: `${SERVICE} theme="contrast"`, steps: [{ choose: 2 }] },
  { name: 'passed', attributes: SERVICE, steps: [{ pass: 2 }] },
  { name: 'saving', attributes: SERVICE, weather: 'STALLS', steps: ANSWERED },
  { name: 'saved', attributes: SERVICE, steps: ANSWERED },
  { name: 'does-not-apply', attributes: 'situation="birth-of-a-child"', steps: [...ANSWERED, ...skips(3)] },
  {
    name: 'comment',
    attributes: SERVICE,
    steps: [...ANSWERED, ...skips(5), { write: 'The office was closed at noon.' }],
  },
  {
    name: 'comment-personal-data',
    attributes: SERVICE,
    steps: [...ANSWERED, ...skips(5), { write: 'Please call +7 912 345-67-89.' }],
  },
  { name: 'done', attributes: SERVICE, steps: [...ANSWERED, { press: 'finish' }] },
  { name: 'done-queued', attributes: SERVICE, weather: 'DOWN', steps: [...ANSWERED, { press: 'finish' }] },
  { name: 'withdraw', attributes: SERVICE, steps: [...ANSWERED, { press: 'finish' }, { press: 'withdraw' }] },
  {
    name: 'withdrawn',
    attributes: SERVICE,
    steps: [...ANSWERED, { press: 'finish' }, { press: 'withdraw' }, { press: 'withdrawYes' }],
  },
  { name: 'queued', attributes: SERVICE, weather: 'DOWN', steps: ANSWERED },
  { name: 'too-many', attributes: SERVICE, weather: 'BUSY', steps: ANSWERED },
  { name: 'not-kept', attributes: SERVICE, weather: 'DOWN', steps: [{ fullStorage: true }, ...ANSWERED] },
  { name: 'refused', attributes: SERVICE, weather: 'REFUSES', steps: ANSWERED },
  { name: 'already-rated', attributes: SERVICE, steps: [...ANSWERED, { mountAgain: true }] },
  { name: 'closed', attributes: SERVICE, touchpoint: 'closed', steps: [] },
  { name: 'unavailable', attributes: SERVICE, weather: 'UNREACHABLE', steps: [] },
];
