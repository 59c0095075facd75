import type { Tab } from '#lib/data/staff/view-state.ts';

/**
 * What draws a tab of a subject; null where the tab does without. It comes with its scripts only to the tabs that show
 * it: the others stay light.
 */
export async function drawnOn(tab: Tab) {
  const parts = tab === 'figures' || tab === 'groups' ? await import('./drawn-parts.ts') : null;
  return {
    Figures: parts && tab === 'figures' ? parts.SubjectFigures : null,
    Breakdown: parts?.BreakdownFigure ?? null,
  };
}

/** The same for a service, whose first tab has norms as well. In one file: each that loads others lists their files. */
export async function drawnOnService(tab: Tab) {
  const [drawn, norms] = await Promise.all([
    drawnOn(tab),
    tab === 'figures' ? import('./analyses/NormsPanel.svelte') : null,
  ]);
  return { drawn, NormsPanel: norms?.default ?? null };
}
