import type { InstrumentVersion } from '../../methodology/index.ts';
import { majorOf } from '../tally.ts';
import type { TrendEvent } from './trend-event.ts';

/** Versions of the questionnaire as events; only a major one changes what is measured. */
export function versionEvents(versions: readonly InstrumentVersion[]): TrendEvent[] {
  const inOrder = versions.filter(({ publishedAt }) => publishedAt !== null).toReversed();
  return inOrder.flatMap(({ version, publishedAt }, index) => {
    const previous = inOrder[index - 1];
    if (!previous) return [];
    return [
      {
        kind: 'INSTRUMENT_VERSION' as const,
        id: null,
        day: publishedAt!.toISOString().slice(0, 10),
        title: { RU: version!, EN: version! },
        instrumentVersion: version!,
        improvementId: null,
        rebases: majorOf(version!) !== majorOf(previous.version!),
      },
    ];
  });
}
