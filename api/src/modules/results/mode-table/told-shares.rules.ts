import {
  type Disclosure,
  type DisclosureGroup,
  POLICY,
  publicCountBounds,
  type ToldCell,
  withholdWhatCanBeNarrowed,
} from '../../../statistics/index.ts';
import { DecidedOnce } from './decided-once.ts';
import type { MixShare, ModeTable } from './mode-table.ts';
import { toldCounts } from './told-counts.rules.ts';

const ALL = 'ALL';
const channelKey = ({ channel }: MixShare): string => `CHANNEL ${channel}`;
const segmentKey = ({ segment }: MixShare): string => `SEGMENT ${segment}`;
const shareKey = ({ channel, segment }: MixShare): string => `${channel} ${segment}`;

const decisions = new DecidedOnce<ReadonlySet<string>>();

/**
 * Which parts of a mix that is made of answers the public is told: those of 10 answers and more that do not tell of
 * another, by the sums of all channels and segments. These sums are told elsewhere, of the mode table and of published
 * figures, and cannot give way here. It is decided for an outsider who knows all of them that have 10 answers, and again
 * for one who knows only those that the mode table of the same answers tells: what the first works out without any part
 * nothing here can protect, of the second it can.
 *
 * @param table of the same answers; null where there is none: then as a table of these sums alone would tell them
 * @see DESIGN §5 "Disclosure, one rule"; docs/methods/disclosure.md
 */
export function toldShares(shares: readonly MixShare[], table: ModeTable | null): readonly MixShare[] {
  const toldTotals = table && totalsToldBy(table, shares);
  const counts = [toldTotals && [...toldTotals], shares.map((share) => [shareKey(share), share.count])];
  const withheld = decisions.of(counts, () => withheldShares(shares, toldTotals));
  return shares.filter((share) => !withheld.has(shareKey(share)));
}

/** Of answers to SAT, which everybody answers who answers any. */
function totalsToldBy(table: ModeTable, shares: readonly MixShare[]): ReadonlySet<string> {
  const told = toldCounts(table);
  return new Set([
    ...(told.hasWhole('SAT') ? [ALL] : []),
    ...shares.flatMap((share) => [
      ...(told.hasPart('SAT', { factor: 'CHANNEL', key: share.channel }) ? [channelKey(share)] : []),
      ...(told.hasPart('SAT', { factor: 'SEGMENT', key: share.segment }) ? [segmentKey(share)] : []),
    ]),
  ]);
}

function withheldShares(shares: readonly MixShare[], toldTotals: ReadonlySet<string> | null): ReadonlySet<string> {
  const parts = shares.map((share) => cellOf(shareKey(share), share.count));
  const [channels, segments] = [totalsBy(channelKey, shares), totalsBy(segmentKey, shares)];
  const whole = cellOf(
    ALL,
    shares.reduce((sum, { count }) => sum + count, 0),
  );
  const totals = [whole, ...[...channels, ...segments].map(({ total }) => total)];
  const ofTotals = [channels, segments].map((all) => ({ parent: ALL, children: all.map(({ total }) => total.key) }));
  const sums = [...ofTotals, ...[...channels, ...segments].map(({ sum }) => sum)];

  const large = totals.filter(({ told }) => told !== null).map(({ key }) => key);
  const told = toldTotals ?? publishedOf(withholdWhatCanBeNarrowed({ cells: totals, groups: ofTotals }).disclosure);
  const withheld = new Set<string>();
  for (let before = -1; before !== withheld.size;) {
    before = withheld.size;
    for (const known of [large, large.filter((key) => told.has(key))]) {
      const untold = totals.map(({ key }) => key).filter((key) => !known.includes(key));
      const { disclosure } = withholdWhatCanBeNarrowed({
        cells: [...totals, ...parts],
        groups: sums,
        alreadyPublished: new Set(known),
        alreadyWithheld: new Set([...untold, ...withheld]),
      });
      for (const { key } of parts) if (disclosure.get(key) !== 'PUBLISHED') withheld.add(key);
    }
  }
  return withheld;
}

interface Total {
  total: ToldCell;
  sum: DisclosureGroup;
}

const totalsBy = (keyOf: (share: MixShare) => string, shares: readonly MixShare[]): Total[] =>
  [...Map.groupBy(shares, keyOf)].map(([key, own]) => ({
    total: cellOf(
      key,
      own.reduce((sum, { count }) => sum + count, 0),
    ),
    sum: { parent: key, children: own.map(shareKey) },
  }));

const publishedOf = (disclosure: ReadonlyMap<string, Disclosure>): ReadonlySet<string> =>
  new Set([...disclosure].flatMap(([key, decision]) => (decision === 'PUBLISHED' ? [key] : [])));

/** Nothing stands beside a part or a total that tells more than its count to the nearest 5. */
const cellOf = (key: string, n: number): ToldCell => ({
  key,
  n,
  told: n < POLICY.minimumToShow ? null : publicCountBounds(n, POLICY.minimumToShow),
});
