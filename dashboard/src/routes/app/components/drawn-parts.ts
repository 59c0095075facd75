/** What draws the tabs of a subject, in one piece: apart they would weigh more on the tab that needs both. */
export { default as BreakdownFigure } from './BreakdownFigure.svelte';
export { default as SubjectFigures } from './SubjectFigures.svelte';
