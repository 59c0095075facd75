import { expect, inject, test } from 'vitest';
import { launchBrowser } from '../../scripts/browser/launch.ts';
import { budgetOf, isWithinBudget } from '../../scripts/page-weight/budgets.ts';
import { weighRoutes } from '../../scripts/page-weight/weigh-routes.ts';

test('every page keeps to its budget: public ones whole, those of staff by their scripts', async () => {
  const browser = await launchBrowser();
  try {
    const weights = await weighRoutes(browser, inject('demoServer').origin);
    const over = weights.filter((weight) => !isWithinBudget(weight));
    expect(over.map((weight) => ({ path: weight.path, ...budgetOf(weight) }))).toEqual([]);
    // What was weighed is what it is taken for.
    const kinds = (kind: string) => weights.filter((weight) => weight.kind === kind);
    expect(kinds('PUBLIC').map(({ scripts }) => scripts)).toEqual(kinds('PUBLIC').map(() => 0));
    expect(kinds('PUBLIC').every(({ styles }) => styles > 1_000)).toBe(true);
    // Signing in works without scripts.
    expect(kinds('STAFF').every(({ path, scripts }) => scripts > 20_000 || path === '/app/login')).toBe(true);
    expect(kinds('STAFF_WITH_CHARTS').every(({ scripts }) => scripts > 70_000)).toBe(true);
    expect(kinds('STAFF_WITH_CHARTS').length).toBeGreaterThanOrEqual(3);
    // Tabs that draw nothing have the smaller budget, whatever the page is of.
    const ofComments = kinds('STAFF').filter(({ path }) => path.endsWith('?tab=comments'));
    expect(ofComments.map(({ path }) => path.split('/')[2])).toEqual(['services', 'situations', 'touchpoints']);
  } finally {
    await browser.close();
  }
  // Some forty pages, one after the other.
}, 300_000);
