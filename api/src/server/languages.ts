import type { Language } from '@otklik/schema';

/** Language of those who ask for none that we have. */
const FALLBACK: Language = 'RU';

/** Headers that were read before: browsers send few different ones. */
const known = new Map<string, Language>();
const KNOWN_AT_MOST = 1_000;

/** The language a request prefers (RFC 9110 §12.5.4), among those of the platform. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  if (!acceptLanguage) return FALLBACK;
  let language = known.get(acceptLanguage);
  if (!language) {
    language = readPreference(acceptLanguage);
    if (known.size >= KNOWN_AT_MOST) known.clear();
    known.set(acceptLanguage, language);
  }
  return language;
}

/** The language of a page: the one in its address, if it is one of ours, else what the request prefers. */
export function pageLanguage(address: string, acceptLanguage: string | undefined): Language {
  const asked = /[?&]lang=(ru|en)\b/i.exec(address)?.[1];
  return asked ? (asked.toUpperCase() as Language) : preferredLanguage(acceptLanguage);
}

function readPreference(acceptLanguage: string): Language {
  const wanted = acceptLanguage
    .slice(0, 200)
    .split(',')
    .map((part, index) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { tag, index, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality || a.index - b.index);
  for (const { tag } of wanted) {
    const language = tag.split('-')[0];
    if (language === 'ru') return 'RU';
    if (language === 'en') return 'EN';
  }
  return FALLBACK;
}
