/** The words of the dashboard in the language of the page. */
import { appMessages } from '#lib/i18n/app.ts';
import { useLocale } from '#lib/i18n/locale.ts';

/** Call while a component starts; read the getters where they are used, so that they follow the language. */
export function useWords() {
  const locale = useLocale();
  return {
    get language() {
      return locale.language;
    },
    get t() {
      return appMessages[locale.language];
    },
    link: (path: string) => locale.link(path),
  };
}
