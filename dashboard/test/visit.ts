import type { Browser, BrowserContext, Page } from 'playwright-core';

/** How somebody looks at a page. */
export interface Look {
  language: 'ru' | 'en';
  scheme: 'light' | 'dark';
  /** Width of the window in pixels. */
  width: number;
}

/** Every combination the pages are looked at in. */
export const LOOKS: readonly Look[] = (['ru', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((scheme) => [320, 1280].map((width) => ({ language, scheme, width }))),
);

/** Public and citizens' pages, with names from the demo. */
export const PAGES: readonly string[] = [
  '/',
  '/?q=a',
  '/s/birth-registration',
  '/l/birth-of-a-child',
  '/a/civil-registry',
  '/t',
  '/t/services-portal',
  '/did',
  '/receipt',
  '/method',
  '/method/questions?mode=IVR&channel=TELEPHONE',
  '/f/birth-registration',
  '/f/birth-of-a-child',
  '/r/services-portal',
];

/** A window of somebody whose browser runs no scripts, unless told otherwise. */
export function windowOf(
  browser: Browser,
  { language, scheme, width }: Look,
  { scripts = false }: { scripts?: boolean } = {},
): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: scheme,
    // A colour that is still changing is none of those we chose.
    reducedMotion: 'reduce',
    locale: language,
    javaScriptEnabled: scripts,
    // The checker is put into the page by the test; the policy itself is tested by its header.
    bypassCSP: scripts,
  });
}

/** Opens a page and fails on anything but 200. */
export async function open(page: Page, address: string): Promise<void> {
  const response = await page.goto(address);
  if (response?.status() !== 200) throw new Error(`${address} answered ${response?.status()}`);
}
