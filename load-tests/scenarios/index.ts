export { abusiveBurst } from './abusive-burst.ts';
export { importRatings } from './import-ratings.ts';
export { loadWidget } from './load-widget.ts';
export { prepare as setup } from './prepare.ts';
export { readOverview } from './read-overview.ts';
export { readPublicPage } from './read-public-page.ts';
export { submitRating } from './submit-rating.ts';
export { watchServer } from './watch-server.ts';
