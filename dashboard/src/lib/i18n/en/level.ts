import type { Level } from '@otklik/schema';

/** What a questionnaire is about. */
export const level = {
  SERVICE: 'A service',
  LIFE_SITUATION: 'A life situation',
  INTERNAL: 'An internal service',
  TOUCHPOINT: 'A portal, app, office or help line',
  SUPERVISION: 'An inspection',
} satisfies Record<Level, string>;
