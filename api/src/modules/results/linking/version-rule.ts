import type { Item } from '@otklik/schema';
import type { ScaleLink } from '../../../statistics/index.ts';
import type { LinkKey } from '../mode-table/mode-table.ts';
import { majorOf, type Tally } from '../tally.ts';

/** A frozen link between two MAJOR versions, for one item. */
export interface FrozenLink extends ScaleLink {
  item: Item;
  oldVersion: string;
  newVersion: string;
}

/** Name of its shift among what figures are adjusted with. */
const linkKey = ({ oldVersion, newVersion }: Pick<FrozenLink, 'oldVersion' | 'newVersion'>): LinkKey =>
  `LINK:${majorOf(oldVersion)}>${majorOf(newVersion)}`;

/** Name of what is not known of its slope. */
const stretchKey = (link: Pick<FrozenLink, 'oldVersion' | 'newVersion'>): LinkKey => `${linkKey(link)}:STRETCH`;

/** By how much a mean on the newer scale, of answers that a link brought there, moves with each error of the link. */
export const linkLoadings = (link: FrozenLink, mean: number): ReadonlyMap<LinkKey, number> =>
  new Map([
    [linkKey(link), 1],
    [stretchKey(link), mean - link.centre],
  ]);

/** The errors of a link, in points and relative, and their covariance: what `linkLoadings` are the loadings of. */
export const linkErrors = (link: FrozenLink): { keys: LinkKey[]; covariance: number[][] } => ({
  keys: [linkKey(link), stretchKey(link)],
  covariance: [
    [link.shiftVariance, link.covariance],
    [link.covariance, link.stretchVariance],
  ],
});

/** What becomes of answers to several MAJOR versions in one figure. */
export interface VersionRule {
  /** Every frozen link. */
  links: readonly FrozenLink[];
  /**
   * Where no link joins them: WITHHOLD the figure, or give that of the NEWEST version and say what it leaves out. Only
   * staff get the latter: exact counts of what was left out could be worked out from others.
   */
  otherwise: 'WITHHOLD' | 'NEWEST';
}

/** The rule where nothing is known of links. */
export const WITHHOLD_MIXED: VersionRule = { links: [], otherwise: 'WITHHOLD' };

/** The link by which answers to the older version come to the scale of the newer one; null where there is none. */
export function linkBetween(
  { links }: Pick<VersionRule, 'links'>,
  item: Item,
  older: Pick<Tally, 'instrumentVersions'>,
  newer: Pick<Tally, 'instrumentVersions'>,
): FrozenLink | null {
  const [from, to] = [older, newer].map(({ instrumentVersions }) => majorOf(instrumentVersions.at(-1) ?? ''));
  return (
    links.find((link) => link.item === item && majorOf(link.oldVersion) === from && majorOf(link.newVersion) === to) ??
    null
  );
}
