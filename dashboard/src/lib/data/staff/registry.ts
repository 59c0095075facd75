/** Reading the registry. */
import { error } from '@sveltejs/kit';
import type { Audience, Channel, Mode, ServiceStage, SourceClass } from '@otklik/schema';
import type { NamedLink } from './figures.ts';
import { listAuthorities } from './overview.ts';
import { ask, found } from './read.ts';
import type { Connection } from './read.ts';
import { KIND_NAMES, kindOf } from './registry-kinds.ts';
import type { RegistryKind } from './registry-kinds.ts';
import { listServiceChoices } from './service-choices.ts';
import type { ServiceGroup } from './service-choices.ts';

/** An object in a list of the registry. */
export interface RegistryRow extends NamedLink {
  retired: boolean;
  /** What it belongs to, in words; empty when that does not apply. */
  owner: string;
}

/** A stage of a journey as it is edited. */
export interface StageRow {
  id: string;
  position: number;
  nameRu: string;
  nameEn: string;
  services: NamedLink[];
}

/** An object of the registry with everything that can be changed. What does not belong to its kind is absent. */
export interface RegistryObject extends NamedLink {
  nameRu: string;
  nameEn: string;
  retired: boolean;
  viewerCanChange: boolean;
  parent?: NamedLink | null;
  authority?: NamedLink;
  lead?: NamedLink;
  audience?: Audience;
  stage?: ServiceStage;
  supervision?: boolean;
  stages?: StageRow[];
  channel?: Channel;
  modes?: Mode[];
  maximumSourceClass?: SourceClass;
  timeZone?: string;
  placeRu?: string | null;
  placeEn?: string | null;
  ratedAsItself?: boolean;
  services?: NamedLink[];
}

/** One change in the trail of an object. */
export interface AuditEntry {
  at: string;
  actor: string;
  action: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

interface Listed extends NamedLink {
  retired: boolean;
  authority?: NamedLink;
  lead?: NamedLink;
  parent?: NamedLink | null;
}

const LISTS: Record<RegistryKind, string> = {
  authorities: `query AppRegistryAuthorities($after: String, $search: String) {
    list: authorities(first: 100, after: $after, search: $search) { nodes { id slug name retired parent { id slug name } } pageInfo { hasNextPage endCursor } }
  }`,
  services: `query AppRegistryServices($after: String, $search: String) {
    list: services(first: 100, after: $after, search: $search) { nodes { id slug name retired authority { id slug name } } pageInfo { hasNextPage endCursor } }
  }`,
  situations: `query AppRegistrySituations($after: String, $search: String) {
    list: lifeSituations(first: 100, after: $after, search: $search) { nodes { id slug name retired lead { id slug name } } pageInfo { hasNextPage endCursor } }
  }`,
  touchpoints: `query AppRegistryTouchpoints($after: String, $search: String) {
    list: touchpoints(first: 100, after: $after, search: $search) { nodes { id slug name retired authority { id slug name } } pageInfo { hasNextPage endCursor } }
  }`,
  segments: `query AppRegistrySegments { segments { id slug name retired } }`,
};

/** The kind of an address, or 404. */
export const registryKind = (text: string, locals: App.Locals): RegistryKind => found(kindOf(text), locals);

/** A page of one kind of objects, by name, of those whose names or slugs hold the words looked for. */
export async function listRegistry(
  locals: App.Locals,
  kind: RegistryKind,
  search: string,
  after: string | null,
): Promise<{ rows: RegistryRow[]; next: string | null }> {
  const variables = kind === 'segments' ? {} : { after, search: search || null };
  const answer = await ask<{ list?: Connection<Listed>; segments?: Listed[] }>(locals, LISTS[kind], variables);
  const listed = answer.list?.nodes ?? answer.segments ?? [];
  const wanted = search.toLocaleLowerCase();
  const rows = listed
    // Segments come as one short list, which is not searched by the api.
    .filter(({ name, slug }) => kind !== 'segments' || `${name} ${slug}`.toLocaleLowerCase().includes(wanted))
    .map(({ id, slug, name, retired, authority, lead, parent }) => ({
      id,
      slug,
      name,
      retired,
      owner: (authority ?? lead ?? parent)?.name ?? '',
    }));
  return { rows, next: answer.list?.pageInfo.hasNextPage ? answer.list.pageInfo.endCursor : null };
}

const objectDocument = (kind: RegistryKind) => {
  const fields = `id slug name nameRu: name(language: RU) nameEn: name(language: EN) retired viewerCanChange ${KIND_NAMES[kind].details}`;
  const object =
    kind === 'segments'
      ? `node(id: $id) { ... on Segment { ${fields} } }`
      : `${KIND_NAMES[kind].one}(id: $id) { ${fields} }`;
  return `query AppRegistryObject($id: ID!) { object: ${object} }`;
};

/** One object of the registry, or 404. */
export async function readRegistryObject(locals: App.Locals, kind: RegistryKind, id: string): Promise<RegistryObject> {
  const { object } = await ask<{ object: RegistryObject | null }>(locals, objectDocument(kind), { id });
  // A node of another type has none of the fields.
  return found(object?.id ? object : null, locals);
}

export const TRAIL = `query AppAuditTrail($object: ID!) {
  auditTrail(object: $object, first: 50) { nodes { at actor action before after } pageInfo { hasNextPage endCursor } }
}`;

/** Roles that read the trail of changes. */
const READS_TRAIL = new Set(['PLATFORM_ADMIN', 'AUTHORITY_ADMIN', 'ANALYST', 'METHODOLOGIST']);

/** The last 50 changes of an object, newest first; null for roles that do not read them. */
export async function readTrail(locals: App.Locals, object: string): Promise<AuditEntry[] | null> {
  if (!READS_TRAIL.has(locals.viewer?.role ?? '')) return null;
  return (await ask<{ auditTrail: Connection<AuditEntry> }>(locals, TRAIL, { object })).auditTrail.nodes;
}

/** Services that a touchpoint can offer to be rated; none for the other kinds. */
export async function registryServices(locals: App.Locals, kind: RegistryKind): Promise<ServiceGroup[]> {
  return kind === 'touchpoints' ? listServiceChoices(locals) : [];
}

/** Roles that change the registry. */
const CHANGES_REGISTRY = new Set(['PLATFORM_ADMIN', 'AUTHORITY_ADMIN']);

/** Whether the viewer's role changes the registry at all; the api decides for each object. */
export const canChangeRegistry = (locals: App.Locals): boolean => CHANGES_REGISTRY.has(locals.viewer?.role ?? '');

/** Authorities that an object can belong to. */
export async function registryAuthorities(locals: App.Locals): Promise<NamedLink[]> {
  return (await listAuthorities(locals)).filter(({ retired }) => !retired);
}

/** Refuses a form to those whose role does not change the registry. */
export function requireRegistryRole(locals: App.Locals): void {
  if (!canChangeRegistry(locals)) error(403, 'NOT_PERMITTED', { requestId: locals.requestId });
}
