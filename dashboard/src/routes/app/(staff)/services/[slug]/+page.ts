import type { PageLoad } from './$types';

/** What draws the figures comes with its scripts only to the tabs that show them: the other tabs stay light. */
export const load: PageLoad = async ({ data }) => {
  const { tab } = data.state;
  const parts = tab === 'figures' || tab === 'groups' ? await import('../../../components/drawn-parts.ts') : null;
  return {
    ...data,
    Breakdown: parts?.BreakdownFigure ?? null,
    drawn: parts && tab === 'figures' ? { ...(await norms()), SubjectFigures: parts.SubjectFigures } : null,
  };
};

const norms = async () => ({ NormsPanel: (await import('../../../components/analyses/NormsPanel.svelte')).default });
