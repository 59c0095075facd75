import { expect, test } from 'vitest';
import { type Attacked, missedControls } from '../../audit/controls/missed-controls.ts';
import type { Control } from '../../audit/controls/weakened-steps.ts';

const NOTHING = { narrowed: [] };
const SOMETHING = { narrowed: [{}] };
const attacked = (control: Control | null, found: Partial<Attacked> = {}): Attacked => ({
  control,
  verdict: { ...NOTHING, weighed: [] },
  modeTables: NOTHING,
  successiveTables: NOTHING,
  referenceMixes: NOTHING,
  editions: null,
  ...found,
});

test.each<Partial<Attacked>>([
  { verdict: { ...SOMETHING, weighed: [] } },
  { verdict: { ...NOTHING, weighed: [{}] } },
  { modeTables: SOMETHING },
  { successiveTables: SOMETHING },
  { referenceMixes: SOMETHING },
  { editions: SOMETHING },
])('a control is found by any attack: %o', (found) => {
  expect(missedControls([attacked('INGREDIENTS_EXACT'), attacked('INGREDIENTS_EXACT', found)])).toEqual([]);
});

test('one that no attack found in any country is missed, whatever another one shows', () => {
  const missed = missedControls([
    attacked('INGREDIENTS_EXACT'),
    attacked('WEIGHTS_ALWAYS', { modeTables: SOMETHING }),
    attacked(null, { modeTables: SOMETHING }),
  ]);
  expect(missed).toHaveLength(1);
  expect(missed[0]).toContain('INGREDIENTS_EXACT');
});
