import type { Browser } from 'playwright-core';
import { resolvePath } from '../lighthouse/resolve-path.ts';
import { ROUTES } from '../lighthouse/routes.ts';
import { signIn } from '../lighthouse/sign-in.ts';
import type { PageWeight } from './budgets.ts';
import { FileSizes } from './files.ts';
import { weighPage } from './weigh-page.ts';

/** Tabs of the pages of subjects beside the first: some load more, and those without drawings have a smaller budget. */
const VIEWS_OF_STAFF = Object.entries({
  '/app/services/birth-registration': ['groups', 'comments', 'touchpoints'],
  '/app/situations/birth-of-a-child': ['groups', 'comments'],
  '/app/touchpoints/services-portal': ['groups', 'comments'],
}).flatMap(([path, tabs]) => tabs.map((tab) => `${path}?tab=${tab}`));

/** How the pages are looked at. */
export const LOOK = { locale: 'ru', viewport: { width: 1280, height: 900 } };

/**
 * Weighs every page: the routes that are audited for accessibility, which a test compares with the folders of the
 * dashboard, and the tabs of subjects.
 *
 * @param origin of a running server with demo data
 * @param tell called after each page
 */
export async function weighRoutes(
  browser: Browser,
  origin: string,
  tell: (weight: PageWeight) => void = () => {},
): Promise<PageWeight[]> {
  const context = await browser.newContext(LOOK);
  const sizes = new FileSizes();
  const weights: PageWeight[] = [];
  const add = async (path: string, isStaff: boolean) => {
    const weight = await weighPage(context, origin, path, isStaff, sizes);
    weights.push(weight);
    tell(weight);
  };
  try {
    const pages = ROUTES.filter((route) => !route.leadsTo);
    for (const route of pages.filter(({ staff }) => !staff))
      await add(await pathOf(route), route.path.startsWith('/app'));
    await signIn(context, origin);
    for (const route of pages.filter(({ staff }) => staff)) await add(await pathOf(route), true);
    for (const path of VIEWS_OF_STAFF) await add(path, true);
    return weights;
  } finally {
    await context.close();
  }

  async function pathOf(route: (typeof ROUTES)[number]): Promise<string> {
    const path = await resolvePath(context, origin, route);
    if (!path) throw new Error(`There is no link to ${route.path} on ${route.from}.`);
    return path;
  }
}
