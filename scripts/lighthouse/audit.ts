import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { chromium, type BrowserContext } from 'playwright-core';
import { CHROMIUM_FLAGS } from '../browser/launch.ts';
import { resolvePath } from './resolve-path.ts';
import { ROUTES, type AuditedRoute } from './routes.ts';
import { signIn } from './sign-in.ts';
import { freePort } from '../scratch-server/start.ts';

/** What Lighthouse found on one page. */
export interface Audit {
  path: string;
  /** 0–100, or undefined when the page could not be audited. */
  accessibility: number | undefined;
  /** Why it is not 100: titles of failed audits, or the error. */
  problems: string[];
}

/**
 * Audits the accessibility of every route in one Chromium.
 *
 * @param origin of a running server with demo data
 * @param executablePath of Chromium
 * @param tell called after each page
 */
export async function auditRoutes(
  origin: string,
  executablePath: string,
  tell: (audit: Audit) => void,
): Promise<Audit[]> {
  const profile = mkdtempSync(join(tmpdir(), 'otklik-lighthouse-'));
  const port = await freePort();
  // Lighthouse opens its own tab over this port and so shares the cookies of the signed-in context.
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: [...CHROMIUM_FLAGS, `--remote-debugging-port=${port}`],
  });
  try {
    const audits: Audit[] = [];
    let isSignedIn = false;
    for (const route of [...ROUTES].sort((a, b) => Number(a.staff ?? false) - Number(b.staff ?? false))) {
      if (route.staff && !isSignedIn) {
        await signIn(context, origin);
        isSignedIn = true;
      }
      const audit = await auditOne(context, origin, port, route);
      audits.push(audit);
      tell(audit);
    }
    return audits;
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function auditOne(context: BrowserContext, origin: string, port: number, route: AuditedRoute): Promise<Audit> {
  const path = await resolvePath(context, origin, route);
  if (!path) return { path: route.path, accessibility: undefined, problems: [`no such link on ${route.from}`] };
  if (route.leadsTo) {
    const end = await finalPath(context, `${origin}${path}`);
    const isRight = end === route.leadsTo;
    return { path, accessibility: isRight ? 100 : undefined, problems: isRight ? [] : [`led to ${end}`] };
  }
  const result = await lighthouse(`${origin}${path}`, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: ['accessibility'],
    disableStorageReset: true,
  });
  const report = result?.lhr;
  const score = report?.categories['accessibility']?.score;
  if (!report || report.runtimeError || score === null || score === undefined) {
    return { path, accessibility: undefined, problems: [report?.runtimeError?.message ?? 'no result'] };
  }
  // Sent elsewhere (to sign in, say), it would be the audit of another page.
  const { pathname } = new URL(report.finalDisplayedUrl);
  if (pathname !== new URL(path, origin).pathname) {
    return { path, accessibility: undefined, problems: [`led to ${pathname}`] };
  }
  const failed = Object.values(report.audits).filter((audit) => audit.score !== null && audit.score < 1);
  return { path, accessibility: Math.round(score * 100), problems: failed.map((audit) => audit.title) };
}

async function finalPath(context: BrowserContext, url: string): Promise<string> {
  const page = await context.newPage();
  try {
    await page.goto(url);
    return new URL(page.url()).pathname;
  } finally {
    await page.close();
  }
}
