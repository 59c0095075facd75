import { table } from '../markdown.ts';
import type { OverHttp } from '../over-http/run-over-http.ts';
import type { Summaries } from '../run-country.ts';
import type { Share, Summary } from '../summarise.ts';
import { accuracyOf, comparisonOf, ESTIMATORS, met, number, percent, shareText, signed } from './words.ts';

/** Goals of the methodology. */
const GOALS = { coverage: [0.93, 0.97], wrongPairs: 0.05 } as const;

/** What was promised, what came out, and whether that is enough. */
export interface JudgedGoal {
  what: string;
  figure: string;
  goal: string;
  isMet: boolean;
  /**
   * EXACT: figures that must be equal. STATISTICAL: shares that chance moves from run to run. BEYOND_ANSWERS: a share that no
   * weighting of answers can bring to its goal; it is told, met or missed.
   */
  kind: 'EXACT' | 'STATISTICAL' | 'BEYOND_ANSWERS';
}

/** Every goal, met or missed. `overHttp` is null where that part was left out. */
export function judgeGoals({ additive, unselective }: Summaries, overHttp: OverHttp | null): JudgedGoal[] {
  const judged = (['AS_EXPERIENCED', 'LIKE_FOR_LIKE'] as const).flatMap((basis) => {
    const [low, high] = GOALS.coverage;
    const name = ESTIMATORS[basis];
    const covered = (
      whose: string,
      coverage: Share,
      kind: Exclude<JudgedGoal['kind'], 'EXACT'> = 'STATISTICAL',
    ): JudgedGoal => ({
      kind,
      what: `coverage, ${name}: ${whose}`,
      figure: shareText(coverage),
      goal: '93–97 %',
      isMet: coverage.share >= low && coverage.share <= high,
    });
    const all = accuracyOf(additive, basis, 'CLIENTS').coverage;
    const responding = accuracyOf(additive, basis, 'RESPONDENTS').coverage;
    const unselected = accuracyOf(unselective, basis, 'CLIENTS').coverage;
    const { wrongShare } = comparisonOf(additive, basis).pairs;
    return [
      covered('clients who respond', responding),
      covered('all clients', all, 'BEYOND_ANSWERS'),
      covered('all clients, response independent of satisfaction', unselected),
      {
        kind: 'STATISTICAL' as const,
        what: `pairs told apart in the wrong order, ${name}`,
        figure: shareText(wrongShare),
        goal: '≤ 5 %',
        isMet: wrongShare.share <= GOALS.wrongPairs,
      },
    ];
  });
  const differing = (what: string, { differences, compared }: Pick<OverHttp, 'differences' | 'compared'>) =>
    judged.push({
      kind: 'EXACT',
      what,
      figure: `${differences.length} of ${number(compared)}`,
      goal: '0',
      isMet: differences.length === 0,
    });
  if (overHttp) {
    differing('figures of a server that differ from those of tallies alone', overHttp);
    differing('published figures that differ from the rounded ones of staff', overHttp.published);
  }
  return judged;
}

/** What was promised, and what came out. */
export function goals(summaries: Summaries, overHttp: OverHttp | null): string {
  const { additive } = summaries;
  const rows = judgeGoals(summaries, overHttp).map(({ what, figure, goal, isMet }) => [what, figure, goal, met(isMet)]);
  return [
    `## What was promised, and what came out`,
    table(['what', 'figure ± standard error', 'goal', ''], rows),
    `What answers can tell of is the truth about those who respond. Where it depends on satisfaction whether somebody answers,
no weighting by channel and segment can know it: this error is in the figures of every survey, and their intervals are not
about it. ${worth(additive)} The interval itself is judged by the truth of those who respond, and by a country in which
response does not depend on satisfaction.`,
  ].join('\n\n');
}

/** What nonresponse leaves in the figures. */
function worth(additive: Summary): string {
  const parts = (['AS_EXPERIENCED', 'LIKE_FOR_LIKE'] as const).map((basis) => {
    const [all, responding] = [accuracyOf(additive, basis, 'CLIENTS'), accuracyOf(additive, basis, 'RESPONDENTS')];
    return `${ESTIMATORS[basis]} it comes to ${signed(all.bias - responding.bias, 2)} points on average, and brings coverage of the truth about all clients to ${percent(all.coverage.share)}`;
  });
  return `Here, ${parts.join('; ')}.`;
}
