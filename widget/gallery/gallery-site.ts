import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MESSAGES } from '../src/messages/index.ts';
import { GALLERY_CASES, type GalleryCase } from './cases.ts';

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** Serves the gallery: `/` shows every case, `/<case>?lang=ru&scheme=dark` one of them. */
export class GallerySite {
  origin = '';
  #api: string;
  #server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://gallery');
    const send = (type: string, text: string) => {
      response.setHeader('content-type', `text/${type}; charset=utf-8`);
      response.end(text);
    };
    if (pathname === '/drive.js') return send('javascript', read('drive.js'));
    if (pathname === '/gallery.css') return send('css', read('gallery.css'));
    const lang = searchParams.get('lang') === 'ru' ? 'ru' : 'en';
    const scheme = searchParams.get('scheme') === 'dark' ? 'dark' : 'light';
    if (pathname === '/') return send('html', this.#index(lang, scheme));
    const found = GALLERY_CASES.find(({ name }) => pathname === `/${name}`);
    if (found) return send('html', this.#page(found, lang, scheme));
    response.writeHead(404).end();
  });

  constructor(api: string) {
    this.#api = api;
  }

  async start(port = 0): Promise<this> {
    await new Promise<void>((started) => this.#server.listen(port, '127.0.0.1', started));
    this.origin = `http://localhost:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #index(lang: string, scheme: string): string {
    const frame = ({ name }: GalleryCase) =>
      `<section><h2>${name}</h2><iframe title="${name}" src="/${name}?lang=${lang}&scheme=${scheme}"></iframe></section>`;
    return read('index.html')
      .replace('__CASES__', GALLERY_CASES.map(frame).join('\n'))
      .replaceAll('__SCHEME__', scheme);
  }

  #page(shown: GalleryCase, lang: 'ru' | 'en', scheme: string): string {
    const messages = MESSAGES[lang === 'ru' ? 'RU' : 'EN'];
    const steps = shown.steps.map((step) => ('press' in step ? { press: messages[step.press] } : step));
    const server = `${this.#api}/weather/${shown.weather ?? 'OK'}`;
    const link = lang === 'ru' ? 'Оценить услугу на отдельной странице' : 'Rate the service on a page of its own';
    return `<!doctype html><html lang="${lang}" data-scheme="${scheme}"><head><meta charset="utf-8"><title>${shown.name}</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/gallery.css">
<script type="application/json" id="case">${JSON.stringify({ steps })}</script>
<script defer src="/drive.js"></script><script defer src="${this.#api}/embed/0.1.0/otklik.js"></script></head>
<body><main><h1>${shown.name}</h1><otklik-rating touchpoint="${shown.touchpoint ?? 'portal-done'}" server="${server}" ${shown.attributes}><a href="${this.#api}/r/portal-done">${link}</a></otklik-rating></main></body></html>`;
  }
}
