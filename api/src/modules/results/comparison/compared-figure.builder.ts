import type { EstimateValue } from '../estimate-value.ts';
import { estimateOfTally } from '../estimate-value.ts';
import { rawMoments } from '../scores/comparable.rules.ts';
import { tallyOf, times } from '../tally.builder.ts';
import type { ComparedFigure, FigureContext } from './compared-figure.ts';

/** What of a figure is not as usual, for tests. */
export interface Unusual {
  estimate?: Partial<EstimateValue>;
  context?: Partial<FigureContext>;
  figure?: Partial<ComparedFigure>;
}

/** The plain share of `successes` of `n` settled results, as staff see it: on the web, at a prompt, nothing unusual. */
export function resultFigure(key: string, successes: number, n: number, unusual: Unusual = {}): ComparedFigure {
  const tally = tallyOf([...times(successes, { SAT: 5, RESULT: 3 }), ...times(n - successes, { SAT: 2, RESULT: 1 })]);
  return figureOf(key, estimateOfTally(tally, 'RESULT', 'SCORE'), unusual);
}

/** A mean of satisfaction: `n` answers, every fifth of each value. */
export function satFigure(key: string, n = 200, unusual: Unusual = {}): ComparedFigure {
  const answers = Array.from({ length: n }, (_, index) => ({ SAT: 1 + (index % 5) }));
  return figureOf(key, estimateOfTally(tallyOf(answers), 'SAT', 'SCORE'), unusual);
}

function figureOf(key: string, plain: EstimateValue, { estimate, context, figure }: Unusual): ComparedFigure {
  const whole = { ...plain, ...estimate };
  return {
    key,
    of: { kind: 'SERVICE', id: key },
    period: null,
    channel: null,
    segmentId: null,
    touchpointId: null,
    overlaps: false,
    estimate: whole,
    moments: rawMoments(whole),
    context: {
      majors: new Set(['0']),
      isModeKnown: true,
      unadjusted: new Map(),
      sourceClasses: new Map([['PROMPT', 1]]),
      ...context,
    },
    ...figure,
  };
}
