import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { htmlLang, textDirection } from '#lib/i18n/language.ts';
import { keepPosted } from '#lib/data/posted.ts';
import { requestLanguage } from '#lib/i18n/request-language.ts';

/** Copies what the server lends to the request into `locals`, decides the language, sets the headers. */
export const handle: Handle = async ({ event, resolve }) => {
  const host = event.platform?.req.otklik;
  if (!host) throw new Error('The pages run inside the server: start it with npm start.');
  const asked = event.url.searchParams.get('lang');
  const { language, explicit } = requestLanguage(asked, event.request.headers.get('accept-language'));
  Object.assign(event.locals, {
    host,
    execute: host.execute,
    viewer: host.viewer,
    requestId: host.requestId,
    language,
    languageIsExplicit: explicit,
    posted: keepPosted(event),
  } satisfies App.Locals);

  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace('%otklik.lang%', htmlLang(language)).replace('%otklik.dir%', textDirection(language)),
  });
  response.headers.set('x-content-type-options', 'nosniff');
  // Not "no-referrer": browsers would then send "Origin: null" with every form.
  response.headers.set('referrer-policy', 'same-origin');
  response.headers.append('vary', 'accept-language');
  if (response.status === 503) response.headers.set('retry-after', String(host.retryAfterSeconds));
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
  return response;
};

/**
 * What a person may know of a fault: its kind and the id under which the log has the rest. What a form had sent comes
 * with a fault of ours, so that it can be sent again.
 */
export const handleError: HandleServerError = async ({ error: caught, kind, event }) => {
  const requestId = event.locals.requestId ?? '';
  if (kind === 'unknown') console.error(`request ${requestId} failed:`, caught);
  const isOurs = kind === 'unknown' || (kind === 'app' && caught.status >= 500);
  const posted = isOurs ? await event.locals.posted?.() : null;
  return { requestId, ...(posted && { posted }) };
};
