import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of another site with a widget for each service, on an origin of its own. */
export interface OtherSite {
  address: string;
  close: () => void;
}

/**
 * Publishes the page; its origin stays the same for as long as it is open, as that of a site does.
 *
 * @param server origin of the Otklik server
 * @param services slugs, rated at the services portal
 */
export async function openOtherSite(server: string, services: readonly string[]): Promise<OtherSite> {
  const widgets = services.map(
    (service) => `<otklik-rating touchpoint="services-portal" service="${service}"></otklik-rating>`,
  );
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Another site</title>
<script defer src="${server}/embed/0/otklik.js" crossorigin="anonymous"></script><main>${widgets.join('')}</main>`;
  const site: Server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  return {
    // Another host name than the server’s, so that everything is cross-site.
    address: `http://127.0.0.1:${(site.address() as AddressInfo).port}/`,
    close: () => {
      site.closeAllConnections();
      site.close();
    },
  };
}
