import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { ANALYST, signIn, windowOfStaff } from './app-visit.ts';
import { improvementsExplained } from './explanations/improvements-explained.ts';
import { listsExplained } from './explanations/lists-explained.ts';
import { LOOK } from './explanations/look.ts';
import { reportsExplained } from './explanations/reports-explained.ts';
import { subjectsExplained } from './explanations/subjects-explained.ts';

/** Figures that stand beside one another, and words that explain themselves where they stand: one file a group of pages. */
export function explanationsFlow(browser: () => Browser, origin: () => string): void {
  let signedIn: Page;
  const page = () => signedIn;

  beforeAll(async () => {
    signedIn = await (await windowOfStaff(browser(), LOOK)).newPage();
    await signIn(signedIn, origin(), ANALYST);
  });
  afterAll(() => signedIn.context().close());

  listsExplained(page, origin);
  subjectsExplained(page, origin, browser);
  improvementsExplained(page, origin);
  reportsExplained(page, origin);
}
