import type { Language } from './enums.ts';

/**
 * What a page says to whom it could not be shown now. One place for both who say it: the pages, and the server where it
 * cannot even ask the pages.
 */
export interface BusyTexts {
  siteName: string;
  title: string;
  /** @param seconds whole seconds until it is worth another try */
  text: (seconds: number) => string;
  retry: string;
  /** Beside a form that was sent: nothing typed is lost, and nothing is counted twice. */
  kept: string;
  written: string;
  sendAgain: string;
  errorTitle: string;
  errorText: string;
  requestId: string;
}

const russianSeconds = new Intl.PluralRules('ru');
const secondsForms: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'секунду', few: 'секунды', many: 'секунд' };

/** Words of a page that could not be shown, by language. */
export const busyTexts: Readonly<Record<Language, BusyTexts>> = {
  RU: {
    siteName: 'Отклик',
    title: 'Сейчас очень много обращений',
    text: (seconds) =>
      `Мы не успели открыть эту страницу. Попробуйте, пожалуйста, ещё раз через ${seconds} ${secondsForms[russianSeconds.select(seconds)] ?? 'секунды'}.`,
    retry: 'Попробовать ещё раз',
    kept: 'То, что Вы ввели, не потеряно: оно хранится на этой странице. Отправьте его ещё раз: если оно уже записано, второй раз оно не учитывается.',
    written: 'Вы написали',
    sendAgain: 'Отправить ещё раз',
    errorTitle: 'Что-то пошло не так',
    errorText: 'Это наша ошибка. Попробуйте, пожалуйста, ещё раз через минуту.',
    requestId: 'Номер обращения к сайту',
  },
  EN: {
    siteName: 'Otklik',
    title: 'We are very busy right now',
    text: (seconds) =>
      `We could not open this page in time. Please try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
    retry: 'Try again',
    kept: 'What you entered is not lost: it is kept on this page. Send it once more: if it has been stored already, it is not counted a second time.',
    written: 'You wrote',
    sendAgain: 'Send again',
    errorTitle: 'Something went wrong',
    errorText: 'It is our fault. Please try again in a minute.',
    requestId: 'Number of this request',
  },
};
