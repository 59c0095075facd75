/** Kinds of registry objects: their place in addresses and their names in the staff schema. */

/** Kinds in the order in which they are shown; the key stands in the address. */
export const REGISTRY_KINDS = ['authorities', 'services', 'situations', 'touchpoints', 'segments'] as const;
export type RegistryKind = (typeof REGISTRY_KINDS)[number];

/** How a kind is called in the staff schema: query of one, query of all, type, fields beside id, slug and names. */
interface KindNames {
  one: string;
  type: string;
  details: string;
}

const OWNER = 'authority { id slug name }';

export const KIND_NAMES: Record<RegistryKind, KindNames> = {
  authorities: { one: 'authority', type: 'Authority', details: 'parent { id slug name }' },
  services: { one: 'service', type: 'Service', details: `${OWNER} audience stage supervision` },
  situations: {
    one: 'lifeSituation',
    type: 'LifeSituation',
    details: `lead { id slug name } stages {
      id position nameRu: name(language: RU) nameEn: name(language: EN) services { id slug name }
    }`,
  },
  touchpoints: {
    one: 'touchpoint',
    type: 'Touchpoint',
    details: `${OWNER} channel modes maximumSourceClass timeZone placeRu: place(language: RU) placeEn: place(language: EN) ratedAsItself services { id slug name }`,
  },
  segments: { one: 'segment', type: 'Segment', details: 'audience' },
};

/** What stands for an object in an address: its slug, for a segment its id, because segments are found by id only. */
export const registryKey = (kind: RegistryKind, { id, slug }: { id: string; slug: string }): string =>
  kind === 'segments' ? id : slug;

/** The kind of an address, or null. */
export const kindOf = (text: string): RegistryKind | null => REGISTRY_KINDS.find((kind) => kind === text) ?? null;
