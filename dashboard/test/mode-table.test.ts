import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { modeTestsInWords } from '#lib/format/mode-tests.ts';
import type { ModeTable, ModeTableItem } from '#lib/ui/frozen-method.ts';
import ModeTableIn from './ModeTableIn.svelte';

function told(language: 'EN' | 'RU', change: Partial<ModeTableItem>): string {
  const effect = { effect: 4, standardError: 0.8, answers: 900, referenceAnswers: 800 };
  const table: ModeTable = {
    version: '2026Q3',
    madeAt: '2026-10-08T01:00:00Z',
    methodVersion: '1.1.0',
    period: { from: '2025-10-01', to: '2026-09-30' },
    items: [
      {
        item: 'SAT',
        answers: 2_000,
        units: 4,
        modeInteraction: null,
        tests: [],
        modesVary: false,
        classes: [],
        mix: [],
        modes: [{ ...effect, mode: 'KIOSK', basis: 'OBSERVATIONAL', usable: true, reason: null }],
        ...change,
      },
    ],
  };
  return render(ModeTableIn, { props: { language, table } })
    .body.replace(/<!--.*?-->|<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<');
}

const TEST = { df1: 6, df2: 210, f: 2.5, p: 0.0004, largest: -5.26 };
const EN = 'The effect of a mode differs from place to place';
const RU = 'Поправка на способ в разных местах разная';

test('effects are said to differ from place to place where figures caution that they do, and by how much', () => {
  const varies = { modeInteraction: { ...TEST, largest: 4.25 }, modesVary: true };
  expect(told('EN', varies)).toContain(`${EN}; between channels by up to 4.3 points`);
  expect(told('RU', varies)).toContain(RU);
});

test('a point, be it ever so certain, is not said of the table when no figure cautions for it', () => {
  const little = { modeInteraction: { ...TEST, largest: 1 }, modesVary: false };
  expect(told('EN', little)).not.toContain(EN);
  expect(told('RU', little)).not.toContain(RU);
  expect(told('EN', { modeInteraction: null, modesVary: false })).not.toContain(EN);
});

const ofKiosk = { answers: 300, referenceAnswers: 400, mode: 'KIOSK', basis: 'OBSERVATIONAL' } as const;

test('effects by channel are shown where the table has them, and that figures do not use them', () => {
  const classes: ModeTableItem['classes'] = [
    { channel: 'IN_PERSON', modes: [{ ...ofKiosk, effect: 6.25, standardError: 1.1, usable: true, reason: null }] },
    {
      channel: 'WRITTEN',
      modes: [{ ...ofKiosk, effect: null, standardError: null, usable: false, reason: 'TOO_FEW' }],
    },
  ];
  const [en, ru] = [told('EN', { classes, modesVary: true }), told('RU', { classes, modesVary: true })];
  expect(en).toMatch(/Effects by channel: for information\.\s+Figures are adjusted by the common effect above/);
  expect(en).toMatch(/In person\s+Kiosk\s+\+6\.25\s+1\.10\s+300\s+400\s+Yes/);
  expect(en).toMatch(/not known\s+—\s+300\s+400\s+No\s+Too few answers/);
  expect(ru).toMatch(/Поправки по каналам — для сведения\.\s+Числа поправлены на общую величину/);
  expect(ru).toContain('+6,25');
});

test('where the table tells none nothing is said of channels', () => {
  expect(told('EN', {})).not.toContain('Effects by channel');
  expect(told('RU', {})).not.toContain('Поправки по каналам');
});

test('both tests of the table are told whole, and what could not be tested', () => {
  const item = { components: 2, modeInteraction: { ...TEST, largest: null, p: 0.2 }, interaction: TEST };
  const [parts, modes, channels] = modeTestsInWords('EN', item);
  expect(parts).toContain('fall into 2 parts');
  expect(modes).toBe('Is the effect of a mode the same everywhere: F (6; 210) = 2.50, p = 0.200');
  expect(channels).toBe(
    'Do channels differ alike in all services: F (6; 210) = 2.50, p < 0.001, largest deviation 5.3 points',
  );
  expect(modeTestsInWords('RU', item)[2]).toContain('F (6; 210) = 2,50, p < 0,001, наибольшее отклонение — 5,3 балла');
  expect(modeTestsInWords('EN', { ...item, interaction: null })[2]).toContain('could not be tested');
  expect(told('EN', { tests: [channels!] })).toContain(channels);
});
