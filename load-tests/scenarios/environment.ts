// What `npm run load` passes on.

/** Where the server is, without a trailing slash. */
export const ORIGIN = __ENV.LOAD_ORIGIN ?? 'http://localhost:4000';

/** Path of the widget's file. */
export const WIDGET_PATH = __ENV.LOAD_WIDGET_PATH ?? '/embed/0/otklik.js';

/** Seed of everything that is random. */
export const SEED = Number(__ENV.LOAD_SEED ?? 1);

/** Length of the whole load, or what the suite takes by itself. */
export const secondsOr = (usual: number): number => Number(__ENV.LOAD_SECONDS || usual);
