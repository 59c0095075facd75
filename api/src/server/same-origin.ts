import type { FastifyRequest } from 'fastify';

/**
 * True unless a browser says that the request comes from another site. Cookies are sent along with such requests,
 * so whatever acts for a signed-in member of staff asks this first.
 */
export function isSameOrigin(request: FastifyRequest, publicOrigin: string): boolean {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (!origin) return true;
  return origin === publicOrigin || origin === `${request.protocol}://${request.host}`;
}
