import { expect, test } from 'vitest';
import { countedCells } from '../mode-table/counted-cells.rules.ts';
import { strataBesideRest } from './strata-beside-rest.rules.ts';
import { builtStratum } from './stratum.builder.ts';
import type { Stratum } from './stratum.ts';

/** Services by name: those with a capital letter could be told, those of `hidden` have no published number of answers. */
function toldOf(services: Record<string, Stratum[]>, { hidden = '', already = '' } = {}): string {
  const answers = Object.entries(services).map(([name, strata]) => {
    return [name, { cells: countedCells(strata), isWithheld: () => hidden.includes(name) }] as const;
  });
  const wanted = new Set(Object.keys(services).filter((name) => name < 'a'));
  return [...strataBesideRest({ services: new Map(answers), wanted, already: new Set(already) })].join('');
}
/** Answers by segment, all on the portal and the web. */
const bySegment = (counts: Record<string, number>): Stratum[] =>
  Object.entries(counts).map(([segment, n]) => builtStratum({ segment, sat: [n] }));

test('all may be told where nobody is left, or nowhere are few', () => {
  expect(toldOf({ A: bySegment({ k: 50, m: 20 }), B: bySegment({ k: 20, m: 20 }) })).toBe('AB');
  expect(toldOf({ A: bySegment({ k: 50, m: 20 }), b: bySegment({ k: 30, m: 14 }) })).toBe('A');
  // Of one segment alone there are as many as the service has.
  expect(toldOf({ A: bySegment({ k: 50, m: 20 }), b: bySegment({ k: 14 }) })).toBe('A');
});

test('where few are left of a segment the smallest service that has it gives way', () => {
  const services = { A: bySegment({ k: 500, m: 200 }), B: bySegment({ k: 50, m: 20 }) };
  const left = (m: number) => ({ ...services, c: bySegment({ k: 40, m }) });
  expect([13, 14].map((m) => toldOf(left(m)))).toEqual(['A', 'AB']);
  expect(toldOf({ A: services.A, c: bySegment({ k: 40, m: 3 }) })).toBe('');
  // Of what no service with strata has nothing more is known.
  expect(toldOf({ ...left(20), d: bySegment({ k: 40, z: 20 }) })).toBe('AB');
});

test('few answers need another service with the same segments', () => {
  const services = { A: bySegment({ k: 500, m: 200 }), B: bySegment({ k: 50, m: 20 }), c: bySegment({ k: 40, m: 3 }) };
  const beside = (d: Record<string, number>) => toldOf({ ...services, d: bySegment(d) });
  expect(beside({ k: 12, m: 12 })).toBe('AB');
  expect(beside({ n: 12, m: 12 })).toBe('A');
});

test('room for fewer than five numbers is no room', () => {
  const ones = Object.fromEntries('bcdefghijklmno'.split('').map((name) => [name, bySegment({ k: 40, m: 1 })]));
  expect(toldOf({ A: bySegment({ k: 50, m: 20 }), ...ones })).toBe('');
  expect(toldOf({ A: bySegment({ k: 50, m: 20 }), ...ones, p: bySegment({ k: 40, m: 5 }) })).toBe('A');
});

test('modes are told apart within their channel', () => {
  const inModes = (web: number, ivr: number, channel: Stratum['channel'] = 'TELEPHONE') => [
    builtStratum({ channel, mode: 'WEB', sat: [web] }),
    builtStratum({ channel, mode: 'IVR', sat: [ivr] }),
  ];
  expect(toldOf({ A: inModes(50, 50), b: inModes(50, 3) })).toBe('');
  expect(toldOf({ A: inModes(50, 50), b: inModes(50, 3), c: inModes(40, 40, 'IN_PERSON') })).toBe('');
  expect(toldOf({ A: inModes(50, 50), b: inModes(50, 3), c: inModes(40, 40) })).toBe('A');
  // The other one presses keys by telephone and answers on the web by the portal: its keys are all of its telephone.
  const onPortal = builtStratum({ sat: [100] });
  const keysAlone = [builtStratum({ channel: 'TELEPHONE', mode: 'IVR', sat: [20] }), onPortal];
  expect(toldOf({ A: inModes(50, 50), b: [...inModes(40, 3), onPortal], c: keysAlone })).toBe('');
});

test('segments are told apart by channel, whose numbers are shown', () => {
  const line = (segment: string, n: number) => builtStratum({ channel: 'TELEPHONE', segment, sat: [n] });
  const services = {
    A: [...bySegment({ k: 50, m: 50 }), line('k', 50)],
    b: [...bySegment({ k: 3, m: 50 }), line('m', 20)],
  };
  const c = (k: number) => [...bySegment({ m: 40 }), line('k', k)];
  expect(toldOf({ ...services, c: c(20) })).toBe('');
  expect(toldOf({ ...services, c: [...c(20), line('m', 20)] })).toBe('A');
});

test('so are few answers to another item', () => {
  const asked = (k: number, m: number) => [
    builtStratum({ segment: 'k', sat: [100], ease: [k] }),
    builtStratum({ segment: 'm', sat: [100], ease: [m] }),
  ];
  expect(toldOf({ A: asked(50, 50), b: asked(50, 3) })).toBe('');
  expect(toldOf({ A: asked(50, 50), b: asked(50, 3), c: asked(50, 20) })).toBe('A');
});

test('what figures leave open of two hidden services stays open where another one joins their segments', () => {
  const services = { A: bySegment({ k: 100, m: 100 }), v: bySegment({ k: 6 }), w: bySegment({ m: 40 }) };
  expect(toldOf(services, { hidden: 'vw' })).toBe('');
  expect(toldOf({ ...services, d: bySegment({ k: 30, m: 30 }) }, { hidden: 'vw' })).toBe('A');
  expect(toldOf({ ...services, d: bySegment({ k: 30, m: 29 }) }, { hidden: 'vw' })).toBe('');
  const chain = { d: bySegment({ k: 30, n: 30 }), e: bySegment({ n: 30, m: 30 }) };
  expect(toldOf({ ...services, ...chain }, { hidden: 'vw' })).toBe('A');
  // A service that could be told gives way for it.
  expect(toldOf({ ...services, B: bySegment({ k: 30, m: 30 }) }, { hidden: 'vw' })).toBe('A');
  expect(toldOf({ ...services, w: bySegment({ k: 40 }) }, { hidden: 'vw' })).toBe('A');
});

test('what was told already stays known', () => {
  const services = { A: bySegment({ k: 500, m: 200 }), b: bySegment({ k: 50, m: 20 }), c: bySegment({ k: 40, m: 3 }) };
  expect(toldOf(services)).toBe('A');
  expect(toldOf(services, { already: 'b' })).toBe('');
});

test('few answers that the country has nowhere else are told by what is left', () => {
  const services = { A: bySegment({ k: 50, m: 50 }), b: bySegment({ k: 40, z: 4 }) };
  expect(toldOf({ ...services, c: bySegment({ k: 40, m: 40 }) })).toBe('');
});

test('few answers by a channel that is withheld need a rectangle too', () => {
  const services = { A: bySegment({ k: 100, m: 100 }), h: bySegment({ k: 5, l: 30, m: 40 }) };
  expect(toldOf({ ...services, r: bySegment({ l: 50, m: 50 }) }, { hidden: 'h' })).toBe('');
});

test('answers to other items go along', () => {
  // The other service has all its EASE in k: as many have to be left there of SAT.
  const s = [builtStratum({ segment: 'k', sat: [2] }), builtStratum({ segment: 'l', sat: [40], ease: [30] })];
  const t = [builtStratum({ segment: 'k', sat: [30], ease: [30] }), builtStratum({ segment: 'l', sat: [30] })];
  const A = [builtStratum({ segment: 'k', sat: [200] }), builtStratum({ segment: 'l', sat: [200], ease: [50] })];
  expect(toldOf({ A, s, t })).toBe('');
  const some = builtStratum({ segment: 'k', sat: [30], ease: [26] });
  expect(toldOf({ A, s, t: [some, t[1]!] })).toBe('A');
});

test('segments are moved within one mode', () => {
  const at = (segment: string, mode: Stratum['mode'], n: number) => builtStratum({ segment, mode, sat: [n] });
  const A = ['k', 'l'].flatMap((segment) => (['WEB', 'APP'] as const).map((mode) => at(segment, mode, 100)));
  const s = [at('k', 'WEB', 3), at('l', 'APP', 20)];
  expect(toldOf({ A, s, t: [at('k', 'APP', 30), at('l', 'WEB', 30)] })).toBe('');
  const both = [at('k', 'WEB', 30), at('l', 'WEB', 30), at('k', 'APP', 30), at('l', 'APP', 30)];
  expect(toldOf({ A, s, t: both })).toBe('');
  expect(toldOf({ A, s: [...s, at('l', 'WEB', 5)], t: both })).toBe('A');
});

test('services that were told already do not give way', () => {
  const services = { A: bySegment({ k: 50, l: 50 }), B: bySegment({ m: 50, n: 50 }), s: bySegment({ k: 6, l: 30 }) };
  expect(toldOf({ ...services, t: bySegment({ k: 30 }) }, { already: 'A' })).toBe('A');
});
