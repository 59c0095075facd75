import { fail, redirect } from '@sveltejs/kit';
import { registryKey } from '#lib/data/staff/registry-kinds.ts';
import { createInRegistry } from '#lib/data/staff/registry-changes.ts';
import { registryAuthorities, registryKind, registryServices, requireRegistryRole } from '#lib/data/staff/registry.ts';
import { typedIn } from '#lib/data/staff/write.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const kind = registryKind(params.kind, locals);
  const [authorities, services] = await Promise.all([registryAuthorities(locals), registryServices(locals, kind)]);
  requireRegistryRole(locals);
  return { kind, authorities, services };
};

export const actions: Actions = {
  default: async ({ request, locals, params, url }) => {
    const kind = registryKind(params.kind, locals);
    const form = await request.formData();
    const { thing, problems } = await createInRegistry(locals, kind, form);
    if (problems) return fail(422, { problems, typed: typedIn(form) });
    const language = url.searchParams.get('lang');
    redirect(303, `/app/registry/${kind}/${registryKey(kind, thing)}${language ? `?lang=${language}` : ''}`);
  },
};
