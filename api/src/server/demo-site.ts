import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Fastify from 'fastify';
import type { WidgetFile } from './widget-files.ts';

export interface DemoSiteOptions {
  /** Folder of the page. */
  folder: string;
  host: string;
  port: number;
  /** Address of the Otklik server that the page embeds the widget of. */
  origin: string;
  widget: WidgetFile;
}

/**
 * A page of another site, on an origin of its own: what an integrator sees. Its policy allows nothing but its own
 * files and the two lines that the widget needs.
 */
export async function startDemoSite({ folder, host, port, origin, widget }: DemoSiteOptions) {
  const app = Fastify({ logger: false, forceCloseConnections: true });
  const fill = (text: string) =>
    text
      .replaceAll('__OTKLIK_ORIGIN__', origin)
      .replaceAll('__OTKLIK_INTEGRITY__', widget.integrity)
      .replaceAll('__OTKLIK_VERSION__', widget.version);
  const TYPES: Record<string, string> = {
    html: 'text/html',
    css: 'text/css',
    svg: 'image/svg+xml',
    js: 'text/javascript',
  };
  app.get('/*', async (request, reply) => {
    const path = request.url.split('?')[0]!;
    const name = path.endsWith('/') ? `${path}index.html` : path;
    // Only plain names: no way out of the folder.
    if (!/^(\/[a-z0-9-]+)*\/[a-z0-9-]+\.(html|css|svg|js)$/.test(name)) return reply.code(404).send();
    const text = await readFile(join(folder, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (text === null) return reply.code(404).send();
    return reply
      .type(`${TYPES[name.split('.').at(-1)!]}; charset=utf-8`)
      .header(
        'content-security-policy',
        `default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self' ${origin}; connect-src ${origin}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
      )
      .send(fill(text));
  });
  await app.listen({ host, port });
  return { origin: `http://localhost:${port}`, close: () => app.close() };
}
