import { fail } from '@sveltejs/kit';
import { changeInRegistry, retireInRegistry } from '#lib/data/staff/registry-changes.ts';
import {
  readRegistryObject,
  readTrail,
  registryAuthorities,
  registryKind,
  registryServices,
} from '#lib/data/staff/registry.ts';
import { typedIn } from '#lib/data/staff/write.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const kind = registryKind(params.kind, locals);
  const [object, authorities, services] = await Promise.all([
    readRegistryObject(locals, kind, params.slug),
    registryAuthorities(locals),
    registryServices(locals, kind),
  ]);
  const { origin, widget } = locals.host;
  return {
    kind,
    object,
    authorities,
    services,
    trail: await readTrail(locals, object.id),
    snippet: kind === 'touchpoints' ? { origin, widget, service: url.searchParams.get('service') } : null,
  };
};

export const actions: Actions = {
  change: async ({ request, locals, params }) => {
    const kind = registryKind(params.kind, locals);
    const form = await request.formData();
    const object = await readRegistryObject(locals, kind, params.slug);
    const { problems } = await changeInRegistry(locals, kind, object, form);
    return problems
      ? fail(422, { part: 'change' as const, problems, typed: typedIn(form) })
      : { part: 'changed' as const };
  },
  retire: async ({ locals, params }) => {
    const kind = registryKind(params.kind, locals);
    const { id } = await readRegistryObject(locals, kind, params.slug);
    const { problems } = await retireInRegistry(locals, kind, id);
    return problems ? fail(422, { part: 'retire' as const, problems, typed: null }) : { part: 'retired' as const };
  },
};
