import type { BrowserContext } from 'playwright-core';
import { SIGN_IN } from './routes.ts';

/** Signs a window in as the demo account that may see every page, by the button of the sign-in page. */
export async function signIn(context: BrowserContext, origin: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${origin}${SIGN_IN.path}`);
  await page.locator(`form:has(input[type=hidden][name=email][value="${SIGN_IN.email}"]) button`).click();
  await page.waitForURL((url) => url.pathname !== SIGN_IN.path);
  await page.close();
}
