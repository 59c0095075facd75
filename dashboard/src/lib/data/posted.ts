import type { RequestEvent } from '@sveltejs/kit';

/** What a form may hold to be kept for another try: two comments of full length in Cyrillic letters take some 24 KB. */
const KEPT_BYTES_AT_MOST = 65_536;

/**
 * How to get at a form once more, after its action has read it. Nothing where there is nothing to keep:
 * no form, or one with a password.
 */
export function keepPosted({ request, url }: RequestEvent): App.Locals['posted'] {
  const { method, headers } = request;
  if (method !== 'POST' || !headers.get('content-type')?.startsWith('application/x-www-form-urlencoded'))
    return undefined;
  if (Number(headers.get('content-length') ?? Infinity) > KEPT_BYTES_AT_MOST) return undefined;
  const copy = request.clone();
  let text: Promise<string> | undefined;
  return async () => {
    const fields = [...new URLSearchParams(await (text ??= copy.text()))];
    return fields.some(([name]) => name === 'password') ? null : { address: url.pathname + url.search, fields };
  };
}
