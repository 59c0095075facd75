/** How each mode puts the same questions, so that answers can be compared. */
import type { Mode } from '../enums.ts';

/** What happens with an input that is not a point of the scale. All of these are missing, stored apart where told. */
export type MissingCause = 'SKIPPED' | 'SILENCE' | 'REFUSED' | 'DOES_NOT_KNOW' | 'TWO_BOXES' | 'UNCONFIRMED';

/** How a point is chosen. */
export const MODE_INPUTS = {
  CHOICE: 'One of five labels on a screen.',
  QUICK_REPLY: 'One of five replies with the full label; digits are taken too.',
  LINK: 'One of five labelled links.',
  KEY: 'A key of the telephone.',
  SPOKEN_DIGIT: 'A digit that is spoken.',
  READ_ALOUD: 'Read out by an operator, who enters the answer.',
  BOX: 'One of five boxes with labels on paper.',
  FACE: 'One of five labelled faces.',
} as const;

/** Second step after which an answer counts. */
export const MODE_CONFIRMS = {
  NONE: 'None: the answer counts at once.',
  PAGE: 'A page that confirms the link.',
  ECHO: 'The digit is echoed back.',
} as const;

/** Rules of one mode. Times in seconds. */
export interface ModeRendering {
  /** SAT_ONLY asks nothing but satisfaction. */
  items: 'ALL' | 'SAT_ONLY';
  input: keyof typeof MODE_INPUTS;
  /** All five labels must have been shown or heard before an answer is accepted. */
  allLabelsFirst: 'SHOWN' | 'HEARD';
  /** The answer counts only after a second step: a page that confirms the link, or the digit echoed back. */
  confirm: keyof typeof MODE_CONFIRMS;
  /** Whether the two open questions are put. */
  comments: boolean;
  /** Inputs (or events) that mean "no answer", and what is noted. */
  missing: Readonly<Partial<Record<MissingCause, string>>>;
  /** Shortest time between two answers on the same device; 0 where it does not matter. */
  secondsBetweenAnswers: number;
}

const SCREEN: ModeRendering = {
  items: 'ALL',
  input: 'CHOICE',
  allLabelsFirst: 'SHOWN',
  confirm: 'NONE',
  comments: true,
  missing: { SKIPPED: 'left empty' },
  secondsBetweenAnswers: 0,
};

const PHONE: ModeRendering = {
  ...SCREEN,
  input: 'KEY',
  allLabelsFirst: 'HEARD',
  confirm: 'ECHO',
  comments: false,
  missing: { SKIPPED: '0', SILENCE: 'no key after one repeat' },
};

/** Rules by mode. No mode preselects, halves points, or turns the order round. */
export const RENDERING: Readonly<Record<Mode, ModeRendering>> = {
  WEB: SCREEN,
  APP: SCREEN,
  CHAT: { ...SCREEN, input: 'QUICK_REPLY' },
  EMAIL: {
    ...SCREEN,
    input: 'LINK',
    confirm: 'PAGE',
    missing: { SKIPPED: 'left empty', UNCONFIRMED: 'link opened, page not confirmed' },
  },
  IVR: PHONE,
  VOICE: { ...PHONE, input: 'SPOKEN_DIGIT', missing: { SKIPPED: '0', SILENCE: 'no digit after one repeat' } },
  OPERATOR: {
    ...PHONE,
    input: 'READ_ALOUD',
    confirm: 'NONE',
    comments: true,
    missing: { REFUSED: '0', DOES_NOT_KNOW: '9' },
  },
  PAPER: { ...SCREEN, input: 'BOX', missing: { SKIPPED: 'left empty', TWO_BOXES: 'two boxes ticked' } },
  KIOSK: { ...SCREEN, items: 'SAT_ONLY', input: 'FACE', comments: false, secondsBetweenAnswers: 3 },
};
