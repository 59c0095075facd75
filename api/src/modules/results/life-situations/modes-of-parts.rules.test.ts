import { expect, test } from 'vitest';
import { modesOfParts, type ModesOfFigure } from './modes-of-parts.rules.ts';

const part = (change: Partial<ModesOfFigure>): ModesOfFigure => ({
  modeAdjustment: 'ADJUSTED',
  modeReason: null,
  modesVary: false,
  modeTable: '2026Q3',
  ...change,
});

test('what is worst of a part is said of the whole, with the reason of the weightiest that is as bad', () => {
  const parts = [
    part({ modeAdjustment: 'NOT_NEEDED' }),
    part({ modeAdjustment: 'PARTLY', modeReason: 'TOO_FEW' }),
    part({ modeAdjustment: 'NOT_ADJUSTED', modeReason: 'DISCONNECTED' }),
    part({ modeAdjustment: 'NOT_ADJUSTED', modeReason: 'NO_TABLE', modesVary: true }),
  ];
  const all = { modesVary: true, modeTable: '2026Q3' };
  expect(modesOfParts(parts)).toEqual({ modeAdjustment: 'NOT_ADJUSTED', modeReason: 'DISCONNECTED', ...all });
  expect(modesOfParts(parts.slice(0, 2))).toMatchObject({ modeAdjustment: 'PARTLY', modeReason: 'TOO_FEW' });
  expect(modesOfParts(parts.slice(0, 1))).toEqual(parts[0]);
});

test('a whole that is adjusted has the table of its parts, also where one of them needed none', () => {
  const web = part({ modeAdjustment: 'NOT_NEEDED', modeTable: null });
  expect(modesOfParts([web, part({})])).toEqual(part({}));
});
