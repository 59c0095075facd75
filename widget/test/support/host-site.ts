import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of a site that is not ours. */
export interface HostPage {
  /** Attributes of the element, as written. */
  attributes?: string;
  lang?: string;
  dir?: 'ltr' | 'rtl';
  scheme?: 'light' | 'dark';
  /** Content security policy header. */
  csp?: string;
  /** Markup after the element. */
  after?: string;
}

/** Another site: serves host pages from an origin of its own. */
export class HostSite {
  origin = '';
  #pages = new Map<string, { html: string; csp: string | undefined }>();
  #server = createServer((request, response) => {
    if (request.url === '/site.css') {
      response.setHeader('content-type', 'text/css');
      return void response.end(
        'body{margin:16px;font-family:sans-serif} otklik-rating:not(:defined){display:block;min-block-size:20.5rem} @media (max-width:42rem){otklik-rating:not(:defined){min-block-size:34.5rem}}',
      );
    }
    if (request.url === '/dark.css') {
      response.setHeader('content-type', 'text/css');
      return void response.end(':root{color-scheme:dark} body{background:#0f1216;color:#eee}');
    }
    const page = this.#pages.get(request.url ?? '');
    if (!page) return void response.writeHead(404).end();
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (page.csp) response.setHeader('content-security-policy', page.csp);
    response.end(page.html);
  });

  async start(): Promise<this> {
    await new Promise<void>((started) => this.#server.listen(0, '127.0.0.1', started));
    // Another host name than the api’s, so that everything is cross-origin and cross-site.
    this.origin = `http://localhost:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Publishes a page and returns its address. */
  publish(page: HostPage, server: string): string {
    const path = `/page-${this.#pages.size}`;
    const { lang = 'en', dir = 'ltr', attributes = '', after = '' } = page;
    const dark = page.scheme === 'dark' ? '<link rel="stylesheet" href="/dark.css">' : '';
    this.#pages.set(path, {
      csp: page.csp,
      html: `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><title>Another site</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/site.css">${dark}
<script defer src="${server}/embed/0.1.0/otklik.js" crossorigin="anonymous"></script></head><body><main><h1>Another site</h1>
<otklik-rating touchpoint="portal-done" service="birth-certificate" ${attributes}><a href="${server}/r/portal-done">Rate this service</a></otklik-rating>${after}</main></body></html>`,
    });
    return this.origin + path;
  }
}
