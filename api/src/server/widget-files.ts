import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

/** What the widget's build says of its one file. */
export interface WidgetManifest {
  version: string;
  file: string;
  integrity: string;
}

/** The built widget in memory, in three encodings. */
export interface WidgetFile extends WidgetManifest {
  /** Path it is served at, immutable for its version. */
  path: string;
  plain: Buffer;
  gzip: Buffer;
  brotli: Buffer;
}

/** Reads the built widget. @throws when it has not been built */
export async function loadWidget(folder: string): Promise<WidgetFile> {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as WidgetManifest;
  const plain = await readFile(join(folder, manifest.file));
  return {
    ...manifest,
    path: `/embed/${manifest.version}/otklik.js`,
    plain,
    gzip: gzipSync(plain, { level: 9 }),
    brotli: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  };
}

/**
 * Serves the widget at `/embed/<version>/otklik.js`, immutable, and at `/embed/<major>/otklik.js` for pages that
 * want updates and do without an integrity hash.
 */
export function widgetEndpoint(app: FastifyInstance, widget: WidgetFile): void {
  const major = `/embed/${widget.version.split('.')[0]}/otklik.js`;
  for (const [path, caching] of [
    [widget.path, 'public, max-age=31536000, immutable'],
    [major, 'public, max-age=3600'],
  ] as const)
    app.get(path, (request, reply) => {
      const encoding = encodingFor(request.headers['accept-encoding']);
      if (encoding) reply.header('content-encoding', encoding);
      return reply
        .header('content-type', 'text/javascript; charset=utf-8')
        .header('access-control-allow-origin', '*')
        .header('cross-origin-resource-policy', 'cross-origin')
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', caching)
        .header('vary', 'accept-encoding')
        .send(encoding === 'br' ? widget.brotli : encoding === 'gzip' ? widget.gzip : widget.plain);
    });
}

/** The smallest encoding a client takes (RFC 9110 §12.5.3); null for none. A quality of 0 refuses. */
function encodingFor(acceptEncoding: string | string[] | undefined): 'br' | 'gzip' | null {
  const offers = String(acceptEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((offer) => offer.trim());
  const takes = (name: string) =>
    offers.some((offer) => offer.split(';')[0]!.trim() === name && !/;\s*q=0(\.0*)?\s*$/.test(offer));
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : null;
}
