import { canChangeRegistry, listRegistry, registryKind } from '#lib/data/staff/registry.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const kind = registryKind(params.kind, locals);
  const search = (url.searchParams.get('search') ?? '').trim().slice(0, 100);
  const after = url.searchParams.get('after') || null;
  return {
    kind,
    search,
    after,
    canChange: canChangeRegistry(locals),
    ...(await listRegistry(locals, kind, search, after)),
  };
};
