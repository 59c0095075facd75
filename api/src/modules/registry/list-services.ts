import type { Audience } from '@otklik/schema';
import type { Connection } from '../../kernel/connection.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import type { ServiceEntry } from './directory.ts';
import { type ListArguments, listEntries } from './list-entries.ts';
import { servicesOfStage, stagesOfLifeSituation } from './registry.loaders.ts';

/** What services are asked for by; what is absent asks for all. Authority and life situation are global ids or slugs. */
export interface ServiceListArguments extends ListArguments {
  authority?: string | null | undefined;
  audience?: Audience | null | undefined;
  lifeSituation?: string | null | undefined;
}

/**
 * A page of services by name. An authority stands for those below it too; an unknown authority or life situation
 * has no services.
 * @throws DomainError PAGE_SIZE, CURSOR_INVALID, FIELD_INVALID, TEXT_TOO_LONG
 */
export async function listServices(
  context: RequestContext,
  { authority, audience, lifeSituation, ...list }: ServiceListArguments,
): Promise<Connection<ServiceEntry>> {
  const owners = authority == null ? null : (context.directory.find('AUTHORITY', authority)?.withDescendants ?? []);
  const used = lifeSituation == null ? null : await servicesOfJourney(context, lifeSituation);
  return listEntries(
    context,
    'SERVICE',
    list,
    (service) =>
      (!owners || owners.includes(service.authorityId)) &&
      (audience == null || service.audience === audience) &&
      (!used || used.has(service.id)),
  );
}

async function servicesOfJourney(context: RequestContext, lifeSituation: string): Promise<Set<string>> {
  const entry = context.directory.find('LIFE_SITUATION', lifeSituation);
  if (!entry) return new Set();
  const stages = await context.loaders.get(stagesOfLifeSituation, context).load(entry.id);
  const loader = context.loaders.get(servicesOfStage, context);
  const uses = await Promise.all(stages.map(({ id }) => loader.load(id)));
  return new Set(uses.flat().map(({ serviceId }) => serviceId));
}
