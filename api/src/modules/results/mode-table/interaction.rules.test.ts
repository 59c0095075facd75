import { expect, test } from 'vitest';
import { channelsInteract, modesInteract, modesVaryOn } from './interaction.rules.ts';
import type { InteractionTest, ItemEffects } from './mode-table.ts';

const tested = (p: number, largest: number | null): InteractionTest => ({ f: 9, df1: 2, df2: 900, p, largest });
const item = (name: ItemEffects['item'], change: Partial<ItemEffects>): ItemEffects => ({
  item: name,
  answers: 900,
  units: 9,
  components: 1,
  modes: [],
  classes: [],
  mix: [],
  keys: [],
  covariance: [],
  interaction: null,
  modeInteraction: null,
  ...change,
});

test.each([
  [tested(0.009, 5.1), true],
  [tested(0.009, 5), false],
  [tested(0.01, 50), false],
  [tested(0.009, null), false],
  [null, false],
])('channels: p < 0.01 and more than 5 points (%j): %s', (interaction, isWithheld) => {
  expect(channelsInteract({ items: [item('SAT', { interaction })] }, 'SAT')).toBe(isWithheld);
});

test.each([
  [tested(0.009, 3.1), true],
  [tested(0.009, 3), false],
  [tested(0.01, 50), false],
  [null, false],
])('modes: p < 0.01 and more than 3 points (%j): %s', (modeInteraction, varies) => {
  expect(modesInteract({ items: [item('SAT', { modeInteraction })] }, 'SAT')).toBe(varies);
  expect(modesVaryOn({ modeInteraction })).toBe(varies);
});

test('the index is concerned by any of its items, an item by itself alone, and nothing by no table', () => {
  const strong = tested(0, 20);
  const table = { items: [item('SAT', {}), item('TIME', { interaction: strong, modeInteraction: strong })] };
  for (const decide of [channelsInteract, modesInteract]) {
    expect(decide(table, 'CSI')).toBe(true);
    expect(decide(table, 'TIME')).toBe(true);
    expect(decide(table, 'SAT')).toBe(false);
    expect(decide(table, 'RESULT')).toBe(false);
    expect(decide(null, 'CSI')).toBe(false);
  }
});
