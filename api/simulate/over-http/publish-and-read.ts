import type { DayRange } from '../../src/kernel/calendar.ts';
import type { AdjustedMeasure } from '../../src/modules/results/scores/score.rules.ts';
import type { Platform } from '../../src/server/platform.ts';
import type { JudgedBasis } from '../judge-figures.ts';
import type { Population } from '../truth.ts';
import type { Client } from './client.ts';
import { comparePublished, type PublishedFigure } from './compare-published.ts';
import { readMeasures } from './read-back.ts';

/** What anyone reads of a quarter, beside what staff read of it and what is true. */
export interface Published {
  /** Rows that the publisher wrote, of all periods. */
  rows: number;
  figures: PublishedFigure[];
  /** Numbers that are published, and those that are not the rounded numbers of staff. */
  compared: number;
  differences: string[];
}

/** What is asked, and what is true of a service. Services by their slugs. */
export interface PublishedQuestion {
  services: readonly string[];
  quarter: DayRange;
  truthOf: (service: string, measure: AdjustedMeasure) => Record<JudgedBasis, Record<Population, number>>;
}

/**
 * Lets the publisher of a platform publish all that has closed, and asks one question of the same quarter as staff and
 * as somebody without an account or a key.
 */
export async function publishAndRead(
  { platform, client }: { platform: Platform; client: Client },
  { services, quarter, truthOf }: PublishedQuestion,
): Promise<Published> {
  const rows = await platform.publisher.publishClosed();
  const asStaff = await readMeasures(client.askStaff, services, quarter);
  const anonymously = await readMeasures(client.askAnonymously, services, quarter);
  const keyOf = ({ service, basis, measure }: (typeof asStaff)[number]) => `${service} ${basis} ${measure}`;
  const published = new Map(anonymously.map((figure) => [keyOf(figure), figure.estimate]));
  const figures = asStaff.map(({ estimate: staff, ...of }): PublishedFigure => {
    const shown = published.get(keyOf({ ...of, estimate: staff }));
    if (!shown) throw new Error(`The public was not answered about ${of.service}.`);
    return { ...of, staff, published: shown, truth: truthOf(of.service, of.measure)[of.basis] };
  });
  return { rows, figures, ...comparePublished(figures) };
}
