import { describe, expect, test } from 'vitest';
import { AUDIENCES, CHANNELS, MODES, SERVICE_STAGES, STAFF_ROLES } from '@otklik/schema';
import { demoRegistry } from './demo-registry.ts';

const { authorities, services, lifeSituations, touchpoints, segments, staff } = demoRegistry;
const slugs = (list: readonly { slug: string }[]) => new Set(list.map(({ slug }) => slug));
const authoritySlugs = slugs(authorities);
const serviceSlugs = slugs(services);

/** Every object in the registry that looks like a text in two languages. */
function textsIn(value: unknown): Record<string, string>[] {
  if (value === null || typeof value !== 'object') return [];
  if ('RU' in value || 'EN' in value) return [value as Record<string, string>];
  return Object.values(value).flatMap(textsIn);
}

describe('the registry of the demo country', () => {
  test('has the size the demo promises', () => {
    expect(authorities).toHaveLength(6);
    expect(services).toHaveLength(40);
    expect(services.filter(({ audience }) => audience === 'INTERNAL')).toHaveLength(8);
    expect(services.filter(({ supervision }) => supervision)).toHaveLength(2);
    expect(services.filter(({ stage }) => stage === 'RETIRED')).toHaveLength(1);
    expect(lifeSituations).toHaveLength(6);
    expect(touchpoints).toHaveLength(28);
    expect(segments).toHaveLength(8);
  });

  test('uses every channel, mode, stage, audience and role', () => {
    expect(new Set(touchpoints.map(({ channel }) => channel))).toEqual(new Set(Object.keys(CHANNELS)));
    expect(new Set(touchpoints.flatMap(({ modes }) => modes))).toEqual(new Set(Object.keys(MODES)));
    expect(new Set(services.map(({ stage }) => stage))).toEqual(new Set(Object.keys(SERVICE_STAGES)));
    expect(new Set(segments.map(({ audience }) => audience))).toEqual(new Set(Object.keys(AUDIENCES)));
    expect(new Set(staff.map(({ role }) => role))).toEqual(new Set(Object.keys(STAFF_ROLES)));
    expect(new Set(touchpoints.map(({ timeZone }) => timeZone)).size).toBeGreaterThanOrEqual(3);
  });

  test('has no slug twice, and slugs fit in an address', () => {
    for (const list of [authorities, services, lifeSituations, touchpoints, segments]) {
      expect(slugs(list).size).toBe(list.length);
      for (const { slug } of list) expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/);
    }
    expect(new Set(staff.map(({ email }) => email)).size).toBe(staff.length);
  });

  test('refers only to what exists, parents before children', () => {
    const seen = new Set<string>();
    for (const { slug, parent } of authorities) {
      if (parent !== undefined) expect(seen).toContain(parent);
      seen.add(slug);
    }
    for (const { authority } of [...services, ...touchpoints]) expect(authoritySlugs).toContain(authority);
    for (const { lead } of lifeSituations) expect(authoritySlugs).toContain(lead);
    for (const { authority } of staff) if (authority !== null) expect(authoritySlugs).toContain(authority);
    const used = [...lifeSituations.flatMap(({ stages }) => stages), ...touchpoints].flatMap(
      (object) => object.services,
    );
    for (const slug of used) expect(serviceSlugs).toContain(slug);
    for (const { slug } of services)
      expect(touchpoints.some((touchpoint) => touchpoint.services.includes(slug))).toBe(true);
  });

  test('never mixes internal and external services at one touchpoint', () => {
    const audienceOf = new Map(services.map(({ slug, audience }) => [slug, audience]));
    for (const touchpoint of touchpoints) {
      expect(new Set(touchpoint.services.map((slug) => audienceOf.get(slug))).size).toBe(1);
      expect(new Set(touchpoint.services).size).toBe(touchpoint.services.length);
    }
  });

  test('says everything in Russian and in English', () => {
    const texts = textsIn(demoRegistry);
    expect(texts.length).toBeGreaterThan(150);
    for (const text of texts) {
      expect(text.RU).toMatch(/[а-яё]/i);
      expect(text.EN).toMatch(/^[a-z ,()-]+$/i);
    }
  });
});
