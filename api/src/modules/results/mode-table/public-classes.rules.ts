import type { Mode } from '@otklik/schema';
import { POLICY, publicCountBounds, withholdWhatCanBeNarrowed } from '../../../statistics/index.ts';
import type { ChannelModes, ItemEffects, ModeEffect } from './mode-table.ts';
import { isFewOfMode, publicModeCounts } from './public-effect.rules.ts';

/** Counts that stand beside an effect, each of which is that of all channels less what other channels have. */
const COUNTS = ['answers', 'referenceAnswers'] as const;
const WHOLE = 'WHOLE';

/**
 * Effects of modes by channel as the public sees them: counts as those of the common effects, which are told beside.
 * An effect of fewer than 10 answers, in the mode or on the web, is left out: also one that is known through a third mode
 * alone, which has none in both. So are others as long as the common counts and those of the other channels would tell of
 * it: nothing or at least 10 answers are hidden, and a withheld count may be at least 5 whole numbers. The answers of a
 * channel are told beside as well, so where one of its modes is left out for want of answers its smallest other one is too.
 *
 * @see DESIGN §5 "Disclosure, one rule"
 */
export function publicClasses({ modes, classes }: Pick<ItemEffects, 'modes' | 'classes'>): ChannelModes[] {
  const few = new Set(classes.flatMap(({ channel, modes: own }) => fewOf(own).map((mode) => `${channel} ${mode}`)));
  const withheld = new Map(modes.map((common) => [common.mode, withheldChannels(common, classes, few)]));
  return classes.flatMap(({ channel, modes: own }) => {
    const shown = own.filter(({ mode }) => withheld.get(mode)?.has(channel) === false);
    return shown.length > 0 ? [{ channel, modes: shown.map((mode) => ({ ...mode, ...publicModeCounts(mode) })) }] : [];
  });
}

/** Modes of a channel with too few answers, and the smallest other one beside them. */
function fewOf(own: readonly ModeEffect[]): readonly Mode[] {
  const few = own.filter(isFewOfMode);
  const [smallest] = own.filter((one) => !isFewOfMode(one)).toSorted((a, b) => a.answers - b.answers);
  return [...few, ...(few.length > 0 && smallest ? [smallest] : [])].map(({ mode }) => mode);
}

/** Channels of which the effect of a mode is not told. Both counts go with it: what one withholds the other does too. */
function withheldChannels(
  common: ModeEffect,
  classes: readonly ChannelModes[],
  few: ReadonlySet<string>,
): ReadonlySet<string> {
  const parts = classes.flatMap(({ channel, modes }) => {
    const own = modes.find(({ mode }) => mode === common.mode);
    return own ? [{ channel, own }] : [];
  });
  const withheld = new Set(parts.flatMap(({ channel }) => (few.has(`${channel} ${common.mode}`) ? [channel] : [])));
  for (let before = -1; before !== withheld.size;) {
    before = withheld.size;
    for (const count of COUNTS) {
      const { disclosure } = withholdWhatCanBeNarrowed({
        cells: [told(WHOLE, common[count]), ...parts.map(({ channel, own }) => told(channel, own[count]))],
        groups: [{ parent: WHOLE, children: parts.map(({ channel }) => channel) }],
        alreadyWithheld: withheld,
        alreadyPublished: new Set([WHOLE]),
      });
      for (const { channel } of parts) if (disclosure.get(channel) !== 'PUBLISHED') withheld.add(channel);
    }
  }
  return withheld;
}

/** What a count tells: below 30 the effect, a difference of two means, is taken to tell it exactly. */
const told = (key: string, n: number) => ({
  key,
  n,
  told: n < POLICY.minimumToShow ? null : publicCountBounds(n, POLICY.minimumToPublish),
});
