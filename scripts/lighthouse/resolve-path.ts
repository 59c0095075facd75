import type { BrowserContext } from 'playwright-core';
import { ROUTES, type AuditedRoute } from './routes.ts';

/** The path itself, or for `/did/*` the first such link on the page it is found on; undefined where there is none. */
export async function resolvePath(
  context: BrowserContext,
  origin: string,
  route: AuditedRoute,
): Promise<string | undefined> {
  if (!route.path.endsWith('*')) return route.path;
  const page = await context.newPage();
  try {
    await page.goto(`${origin}${route.from ?? '/'}`);
    const start = route.path.slice(0, -1);
    const links = await page
      .locator('a[href]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    const listed = new Set(ROUTES.map(({ path }) => path));
    return links.find((link) => link.startsWith(start) && link.length > start.length && !listed.has(link));
  } finally {
    await page.close();
  }
}
