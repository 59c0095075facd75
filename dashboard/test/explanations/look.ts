import type { Look } from '../visit.ts';

/** How the person whose pages explain themselves looks at them. */
export const LOOK: Look = { language: 'en', scheme: 'light', width: 1280 };
