import { IMPROVEMENT_STATES } from '@otklik/schema';
import type { ImprovementState } from '@otklik/schema';
import { listImprovements } from '#lib/data/staff/improvements.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const asked = url.searchParams.get('state') ?? '';
  const state = Object.hasOwn(IMPROVEMENT_STATES, asked) ? (asked as ImprovementState) : null;
  const after = url.searchParams.get('after') || null;
  return { state, after, improvements: await listImprovements(locals, state, after) };
};
