import { queryWithoutAction } from '#lib/i18n/link.ts';

/**
 * Address of a form action on the same page: the query stays (it says what is rated), an action named
 * in it before is replaced.
 */
export function actionAddress(query: string, action: string): string {
  return `?${[...queryWithoutAction(query), `/${action}`].join('&')}`;
}
