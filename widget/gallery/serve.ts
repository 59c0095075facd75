/** Shows every state of the built widget: `../node_modules/.bin/node gallery/serve.ts`, then open the printed address. */
import { RecordedApi } from '../test/support/recorded-api.ts';
import { GallerySite } from './gallery-site.ts';

const api = await new RecordedApi().start();
const site = await new GallerySite(api.origin).start(Number(process.env['PORT'] ?? 4010));
console.log(`Gallery: ${site.origin}/`);
