import type { Channel, Mode } from '@otklik/schema';
import { describe, expect, test } from 'vitest';
import { drawOf, routeOf } from './bridge.rules.ts';

const tokens = Array.from({ length: 20_000 }, (_, index) => `token-${index}`);
const helpLine = { channel: 'TELEPHONE', modes: ['IVR', 'OPERATOR', 'WEB'] } as const;

describe('the draw', () => {
  test('is the same whenever it is repeated, here and anywhere else', () => {
    // Computed apart: `printf 'bridge:7' | openssl dgst -sha256 -hmac 'i1abc'` begins with these 48 bits.
    expect(drawOf('i1abc', 7)).toBe(0xd5706599c2ed / 2 ** 48);
    expect(drawOf('i1abc', 7)).toBe(drawOf('i1abc', 7));
  });

  test('is another one under another bridge', () => {
    const both = tokens.filter((token) => drawOf(token, 1) < 0.1 && drawOf(token, 2) < 0.1).length;
    // Independent draws meet in 1 % of 20,000 = 200 ± 14.
    expect(both).toBeGreaterThan(200 - 5 * 14);
    expect(both).toBeLessThan(200 + 5 * 14);
  });

  test('is uniform: every tenth holds a tenth of the tokens', () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (const token of tokens) tenths[Math.floor(drawOf(token, 3) * 10)]!++;
    // χ² with 9 degrees of freedom: above 27.9 once in a thousand.
    expect(tenths.reduce((sum, n) => sum + (n - 2_000) ** 2 / 2_000, 0)).toBeLessThan(27.9);
  });
});

describe('the way of an invitation', () => {
  const shareOnWeb = (askedMode: Mode, at: { channel: Channel; modes: readonly Mode[] }, probability: number) =>
    tokens.filter((token) => routeOf(token, askedMode, at, { version: 1, probability }).mode === 'WEB').length /
    tokens.length;

  test('leads to the web with the probability of the bridge', () => {
    // Standard error of a share of 20,000: at most 0.0036.
    expect(shareOnWeb('IVR', helpLine, 0.1)).toBeCloseTo(0.1, 2);
    expect(Math.abs(shareOnWeb('OPERATOR', helpLine, 0.5) - 0.5)).toBeLessThan(0.015);
    expect(shareOnWeb('IVR', helpLine, 1)).toBe(1);
  });

  test('says by which bridge it was drawn, whichever way it went', () => {
    const routes = tokens
      .slice(0, 100)
      .map((token) => routeOf(token, 'IVR', helpLine, { version: 9, probability: 0.5 }));
    expect(new Set(routes.map(({ mode }) => mode))).toEqual(new Set(['WEB', 'IVR']));
    expect(routes.every(({ bridgeVersion }) => bridgeVersion === 9)).toBe(true);
  });

  test.each<[string, Mode, { channel: Channel; modes: readonly Mode[] }, number]>([
    ['was asked on the web anyway', 'WEB', helpLine, 1],
    ['was served where people are online', 'CHAT', { channel: 'CHAT_BOT', modes: ['CHAT', 'WEB'] }, 1],
    ['was served where no ratings are taken on the web', 'KIOSK', { channel: 'IN_PERSON', modes: ['KIOSK'] }, 1],
    ['was served where the bridge is closed', 'IVR', helpLine, 0],
  ])('is not drawn for who %s', (_, askedMode, at, probability) => {
    expect(routeOf('token', askedMode, at, { version: 1, probability })).toEqual({
      mode: askedMode,
      bridgeVersion: null,
    });
  });
});
