import type { PageLoad } from './$types';

/** What draws the figures comes with its scripts only to the tab that shows them: the other tabs stay light. */
export const load: PageLoad = async ({ data }) => ({
  ...data,
  drawn: data.state.tab === 'figures' ? await figures() : null,
});

async function figures() {
  const [part, norms] = await Promise.all([
    import('../../../components/SubjectFigures.svelte'),
    import('../../../components/analyses/NormsPanel.svelte'),
  ]);
  return { SubjectFigures: part.default, NormsPanel: norms.default };
}
