import { redirect } from '@sveltejs/kit';
import type { LayoutServerLoad } from './$types';

/** Nobody sees these pages without a session. Each page asks again when it reads. */
export const load: LayoutServerLoad = ({ locals, url }) => {
  if (!locals.viewer) redirect(303, `/app/login?to=${encodeURIComponent(url.pathname + url.search)}`);
  const { name, role, authorityName } = locals.viewer;
  return { viewer: { name, role, authorityName: authorityName?.[locals.language] ?? null } };
};
