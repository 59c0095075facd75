/** Services to choose from in a form, by the authority that owns them: all there are. */
import { htmlLang } from '#lib/i18n/language.ts';
import type { NamedLink } from './figures.ts';
import { askForAll } from './read.ts';

/** The services of one authority, by name. */
export interface ServiceGroup {
  authority: NamedLink;
  services: NamedLink[];
}

export const SERVICE_CHOICES = `query AppServiceChoices($after: String) {
  list: services(first: 100, after: $after) {
    nodes { id slug name authority { id slug name } } pageInfo { hasNextPage endCursor }
  }
}`;

/** All services that are not retired, under their authorities; both by name. */
export async function listServiceChoices(locals: App.Locals): Promise<ServiceGroup[]> {
  const services = await askForAll<NamedLink & { authority: NamedLink }>(locals, SERVICE_CHOICES);
  const groups = new Map<string, ServiceGroup>();
  for (const { authority, ...service } of services) {
    const group = groups.get(authority.id) ?? { authority, services: [] };
    groups.set(authority.id, group);
    group.services.push(service);
  }
  const { compare } = new Intl.Collator(htmlLang(locals.language), { numeric: true });
  return [...groups.values()].sort((a, b) => compare(a.authority.name, b.authority.name));
}
