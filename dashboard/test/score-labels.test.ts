import { type DocumentNode, Kind, parse, print, type SelectionSetNode, visit } from 'graphql';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import type { ComponentProps } from 'svelte';
import type { ScoredFigure } from '#lib/format/estimate.ts';
import { AUTHORITIES, LIFE_SITUATIONS, SERVICES } from '#lib/data/registry/overview.ts';
import { AUTHORITY, AUTHORITY_SERVICES, LIFE_SITUATION, SERVICE } from '#lib/data/registry/subject-page.ts';
import type EstimateTable from '#lib/ui/EstimateTable.svelte';
import EstimateTableIn from './EstimateTableIn.svelte';

type Row = ComponentProps<typeof EstimateTable>['rows'][number];

const adjusted: ScoredFigure = {
  value: 72,
  interval: { low: 70, high: 75 },
  n: 450,
  quality: 'SOLID',
  suppressed: false,
  reason: null,
  basis: 'AS_EXPERIENCED',
  modeAdjustment: 'ADJUSTED',
  weighting: 'FLOW',
};
const likeForLike: ScoredFigure = { ...adjusted, basis: 'LIKE_FOR_LIKE', weighting: null };
const NOT_ADJUSTED = { modeAdjustment: 'NOT_ADJUSTED' } as const;
const unweighted: ScoredFigure = { ...adjusted, ...NOT_ADJUSTED, weighting: 'ANSWERS' };

const rowsOf = (...pairs: [ScoredFigure, ScoredFigure][]): Row[] =>
  pairs.map(([estimate, second], index) => ({ label: `Service ${index}`, href: '/s/x', estimate, second }));

/** What a reader without scripts finds: words that explain themselves with what they mean, and what stands in rows. */
function told(rows: Row[], { language = 'EN', two = true }: { language?: 'EN' | 'RU'; two?: boolean } = {}) {
  const scores = two ? (['As experienced', 'Like for like'] as const) : null;
  const { body } = render(EstimateTableIn, { props: { language, caption: 'Services', rows, scores } });
  const html = body.replace(/<!--.*?-->/g, '');
  const plain = (text: string) => text.replace(/<[^>]+>/g, '').trim();
  return {
    explained: [...html.matchAll(/<details( open="")?[^>]*><summary[^>]*>(.*?)<\/summary>(.*?)<\/details>/gs)].map(
      ([, open, words = '', text = '']) => ({ words: plain(words), text: plain(text), isOpen: open !== undefined }),
    ),
    inRows: [...html.matchAll(/<span[^>]* data-labels[^>]*>(.*?)<\/span>/g)].map(([, words]) => words),
  };
}

test('what every row carries is said once above the table, of which score, with what it means', () => {
  const { explained, inRows } = told(
    rowsOf([unweighted, { ...likeForLike, ...NOT_ADJUSTED }], [unweighted, { ...likeForLike, ...NOT_ADJUSTED }]),
  );
  expect(inRows).toEqual([]);
  expect(explained.map(({ words }) => words)).toEqual([
    'In every row: mode not adjusted',
    'In every row, “As experienced”: unweighted',
  ]);
  expect(explained[0]!.text).toMatch(/^Mode not adjusted: .*this could not be taken out/);
  expect(explained[1]!.text).toMatch(/^Unweighted: /);
});

test('what some rows carry stands in their cells, and what it means stands above, once for each word', () => {
  const partly = { ...adjusted, modeAdjustment: 'PARTLY' } as const;
  const rows = rowsOf([unweighted, likeForLike], [partly, likeForLike], [partly, { ...likeForLike, modesVary: true }]);
  const { explained, inRows } = told(rows);
  expect(inRows).toEqual([
    'mode not adjusted, unweighted',
    'mode partly adjusted',
    'mode partly adjusted',
    'mode adjusted by a mean',
  ]);
  expect(explained.map(({ words }) => words)).toEqual([
    'mode not adjusted',
    'unweighted',
    'mode partly adjusted',
    'mode adjusted by a mean',
  ]);
  expect(new Set(explained.map(({ text }) => text)).size).toBe(4);
});

test('a list in which one like-for-like score misleads says so at once and where the channels are', () => {
  const apart = { ...likeForLike, channelsVary: true };
  const { explained } = told(rowsOf([adjusted, apart], [adjusted, apart]));
  expect(explained).toEqual([
    {
      words: 'In every row, “Like for like”: channels differ from service to service',
      text: expect.stringContaining('on the page of each service'),
      isOpen: true,
    },
  ]);
});

test('nothing is said where everything was done, in Russian as in English; one column speaks for itself', () => {
  expect(told(rowsOf([adjusted, likeForLike]))).toEqual({ explained: [], inRows: [] });
  const { explained } = told(rowsOf([unweighted, likeForLike], [unweighted, likeForLike]), {
    language: 'RU',
    two: false,
  });
  expect(explained.map(({ words }) => words)).toEqual([
    'Во всех строках: без поправки на способ ответа',
    'Во всех строках: без взвешивания',
  ]);
});

/** Everything that is selected, fragments among it. */
const selectedIn = (document: DocumentNode, selectionSet: SelectionSetNode): string =>
  print(selectionSet).replace(/\.\.\.(\w+)/g, (_spread, fragment: string) =>
    document.definitions
      .flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === fragment ? [one] : []))
      .map((one) => selectedIn(document, one.selectionSet))
      .join(' '),
  );

test('every public list and page asks of each score what was not done to it', () => {
  const queries = [SERVICES, LIFE_SITUATIONS, AUTHORITIES, SERVICE, LIFE_SITUATION, AUTHORITY, AUTHORITY_SERVICES];
  for (const query of queries) {
    let scores = 0;
    const document = parse(query);
    visit(document, {
      Field({ name, arguments: given = [], selectionSet }) {
        const asked = given.map(({ name: argument, value }) => `${argument.value}: ${print(value)}`);
        // A raw mean says by its name that nothing was done to it, and a share of facts has nothing to adjust.
        if (!['estimate', 'trend', 'breakdown'].includes(name.value) || asked.length === 0) return;
        if (asked.includes('basis: RAW') || asked.includes('measure: RESULT')) return;
        scores += 1;
        const selected = selectedIn(document, selectionSet!);
        for (const fact of ['basis', 'modeAdjustment', 'modesVary', 'weighting'])
          expect(selected, `${fact} of ${name.value}(${asked.join(', ')})`).toMatch(new RegExp(`\\b${fact}\\b`));
      },
    });
    expect(scores).toBeGreaterThanOrEqual(2);
  }
});

test('a score of few answers is marked in its own column, whatever the other says', () => {
  const few = { quality: 'INDICATIVE', n: 15 } as const;
  const withheld = { value: null, interval: null, suppressed: true, reason: 'LOW_COVERAGE' } as const;
  const marks = (...pair: [ScoredFigure, ScoredFigure]) => {
    const scores = ['As experienced', 'Like for like'] as const;
    const props = { language: 'EN' as const, caption: 'Services', rows: rowsOf(pair), scores };
    const cells = render(EstimateTableIn, { props }).body.match(/<td class="score.*?<\/td>/gs) ?? [];
    return cells.map((cell) => cell.includes('Indicative: do not compare'));
  };
  expect(marks({ ...adjusted, ...withheld }, { ...likeForLike, ...few })).toEqual([false, true]);
  expect(marks({ ...adjusted, ...few }, { ...likeForLike, ...withheld })).toEqual([true, false]);
  expect(marks({ ...adjusted, ...few }, { ...likeForLike, ...few })).toEqual([true, true]);
  expect(marks(adjusted, likeForLike)).toEqual([false, false]);
});
