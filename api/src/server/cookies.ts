/** Value of a cookie in a `Cookie` header; null when it is not there. */
export function cookieOf(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const separator = part.indexOf('=');
    if (separator > 0 && part.slice(0, separator).trim() === name) return part.slice(separator + 1).trim();
  }
  return null;
}

/** The session cookie: bound to the host on HTTPS; a plain name elsewhere, since browsers refuse the prefix there. */
export const sessionCookieOf = (origin: string): { name: string; secure: boolean } =>
  origin.startsWith('https:') ? { name: '__Host-sid', secure: true } : { name: 'otklik_sid', secure: false };
