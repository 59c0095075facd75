/** Versions are compared as numbers; a series of figures is continuous within one MAJOR version only. */

/** How far a version is raised. Listed from the smallest to the largest. */
export const BUMPS = {
  PATCH: 'No published figure changes.',
  MINOR: 'Questions beside the core came or changed; every series goes on.',
  MAJOR: 'People are asked something else: series end here and begin anew, unless a parallel run links them.',
} as const;
export type Bump = keyof typeof BUMPS;

const ORDER = Object.keys(BUMPS) as Bump[];

const partsOf = (version: string): [major: number, minor: number, patch: number] => {
  const match = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})$/.exec(version);
  if (!match) throw new RangeError(`Not a version: ${version}`);
  return [Number(match[1]), Number(match[2]), Number(match[3])];
};

/** The MAJOR number of a version. @throws RangeError for anything but MAJOR.MINOR.PATCH */
export const majorOf = (version: string): number => partsOf(version)[0];

/**
 * True where no line may join two figures: their versions differ in the MAJOR number. A figure without a version
 * (there was nothing to count) breaks nothing.
 */
export function isSeriesBreak(before: string | null, after: string | null): boolean {
  return before !== null && after !== null && majorOf(before) !== majorOf(after);
}

/** Below 0, 0, or above 0, as `a` is older than, the same as, or newer than `b`. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}

/** The version after this one. `bumpVersion('0.9.0', 'MAJOR')` is 1.0.0. */
export function bumpVersion(version: string, bump: Bump): string {
  const [major, minor, patch] = partsOf(version);
  if (bump === 'MAJOR') return `${major + 1}.0.0`;
  return bump === 'MINOR' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/** The larger of two bumps. */
export const largerBump = (a: Bump, b: Bump): Bump => (ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b);
