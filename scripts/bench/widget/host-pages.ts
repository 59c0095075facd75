import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The same page of another site, once with the widget and once without. */
export interface HostPages {
  withWidget: string;
  withoutWidget: string;
  close: () => void;
}

/**
 * Serves the page of the demo site twice: as it is, and with the script and the element taken out.
 *
 * @param demoSite origin of the demo site of a running server
 */
export async function openHostPages(demoSite: string): Promise<HostPages> {
  const [page, css] = await Promise.all(['/en.html', '/site.css'].map((path) => fetch(demoSite + path)));
  const [html, styles, policy] = [await page!.text(), await css!.text(), page!.headers.get('content-security-policy')];
  const bare = html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<otklik-rating[\s\S]*?<\/otklik-rating\s*>/g, '');
  if (bare.length === html.length || /otklik/.test(bare)) throw new Error('The page of the demo site has changed.');
  const site = createServer(({ url }, response) => {
    const isStyles = url === '/site.css';
    const body = isStyles ? styles : url === '/with' ? html : url === '/without' ? bare : '';
    response.writeHead(body ? 200 : 404, {
      'content-type': `${isStyles ? 'text/css' : 'text/html'}; charset=utf-8`,
      ...(policy ? { 'content-security-policy': policy } : {}),
    });
    response.end(body);
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  return {
    withWidget: `${origin}/with`,
    withoutWidget: `${origin}/without`,
    close: () => {
      site.closeAllConnections();
      site.close();
    },
  };
}
