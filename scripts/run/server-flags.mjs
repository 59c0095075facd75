/**
 * How Node runs what was built of the api. New objects get at most three times 16 MB: left to itself V8 takes 128 MB for them
 * on a machine with much memory, and gives none of it back to the system when nothing is asked any more.
 */
export const SERVER_FLAGS = ['--enable-source-maps', '--max-semi-space-size=16'];

/** What it finds in its environment: libraries check themselves on every call unless they are told that this is the real thing. */
export const SERVER_ENV = { NODE_ENV: 'production' };
