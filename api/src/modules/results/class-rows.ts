import type { Stream } from '@otklik/schema';
import { cellKey, subjectKey, WHOLE } from './disclosure.rules.ts';
import type { VersionRule } from './linking/version-rule.ts';
import { answersOf } from './measure-estimate.ts';
import type { Edition } from './publication-basis.repository.ts';
import { NOTHING_PUBLISHED, type PublicationRow, publishedFigures } from './publication.rules.ts';
import { CLASS_COUNT, classCell } from './source-classes.rules.ts';
import { sumTallies } from './tally.ts';

/**
 * The rows of source classes of a quarter: the plain figure of satisfaction of those who were invited and of those who
 * were asked at the end point. Everything else is of both together.
 */
export function classRows(
  { grain, subjects, disclosures, classes }: Edition,
  stream: Stream,
  links: VersionRule['links'] = [],
): PublicationRow[] {
  if (!classes || grain !== 'QUARTER') return [];
  const { tallies, shown } = classes;
  const wholeOf = new Map(
    subjects.map(({ subject, byChannel }) => {
      const key = subjectKey(subject);
      const isShown = disclosures.get(CLASS_COUNT)!.get(cellKey(key, WHOLE)) === 'PUBLISHED';
      return [key, isShown ? answersOf(sumTallies(byChannel.values()), CLASS_COUNT) : null];
    }),
  );
  return tallies.flatMap(({ subject, byClass }) =>
    [...byClass].flatMap(([scored, tally]): PublicationRow[] => {
      if (answersOf(tally, CLASS_COUNT) === 0) return [];
      const isPublished = shown.has(classCell(subject, scored));
      const figures = publishedFigures(tally, {
        answersOfWhole: wholeOf.get(subjectKey(subject))!,
        stream,
        isPublished: (count) => isPublished && count === CLASS_COUNT,
        links,
      });
      // How the answers of a class are spread is not published.
      const { distributions } = NOTHING_PUBLISHED;
      return [{ subject, breakdown: 'SOURCE_CLASS', breakdownKey: scored, figures: { ...figures, distributions } }];
    }),
  );
}
