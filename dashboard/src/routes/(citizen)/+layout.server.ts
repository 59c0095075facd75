import type { LayoutServerLoad } from './$types';

/** Forms are never kept by a cache: each has its own id. */
export const load: LayoutServerLoad = ({ setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
};
