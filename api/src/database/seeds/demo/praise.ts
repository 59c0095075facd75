/** What people praise, by theme: sentences with slots in both languages. */
import type { Sentences } from './complaints.ts';

/** What was good. */
export const PRAISE = {
  FAST: {
    RU: [
      'Всё заняло {short}.',
      'Управились за {short}, даже не верится.',
      'Ответ пришёл раньше срока.',
      'Быстро и без лишних вопросов, {short} — и готово.',
      'Подали {weekday}, результат был уже на следующий день.',
    ],
    EN: [
      'It took {short}.',
      'Done in {short}, I could hardly believe it.',
      'The answer came before the deadline.',
      'Quick and without needless questions.',
    ],
  },
  EASY: {
    RU: [
      'Почти все поля уже были заполнены, осталось проверить.',
      'Никаких бумаг не попросили, всё нашли сами.',
      'Понятные подсказки на каждом шаге.',
      'Раньше носили {paper}, теперь ничего не нужно.',
      'Всё по-человечески написано, без канцелярита.',
      'Справились без помощи, хотя с компьютером не дружим.',
      'Поле «{field}» заполнилось само — мелочь, а приятно.',
    ],
    EN: [
      'Almost every field was already filled in.',
      'No papers were asked for, you found everything yourselves.',
      'Clear hints at every step.',
      'I managed without help.',
    ],
  },
  KEPT_POSTED: {
    RU: [
      'Сообщения приходили на каждом шаге.',
      'Всегда было видно, где заявление и чего ждать.',
      'Напомнили о сроке заранее, сами бы забыли.',
      'Сообщение о готовности пришло {weekday}, как и обещали.',
      'Ни разу не пришлось спрашивать, что с заявлением.',
      'На вопрос ответили за {short} и сказали, чего ждать дальше.',
    ],
    EN: [
      'Messages came at every step.',
      'I could always see where my application was.',
      'You reminded me of the date in time.',
    ],
  },
  KIND: {
    RU: [
      'Сотрудница терпеливо всё объяснила {times}.',
      'Очень внимательные люди за окном.',
      'Приняли точно по записи {weekday}.',
      'Для мамы нашли стул и всё сделали за {short}.',
      'Помогли заполнить и проверили каждую строчку.',
      'Встретили, проводили, подсказали — давно такого не было.',
    ],
    EN: [
      'The clerk explained everything patiently.',
      'Very attentive people at the window.',
      'They helped me fill it in and checked every line.',
    ],
  },
  CALL: {
    RU: [
      'Дозвониться удалось сразу, вопрос решили за {short}.',
      'Оператор сама нашла дело и всё рассказала.',
      'Перезвонили {weekday}, как обещали, и всё решили.',
      'Объяснили спокойно и понятно, хотя переспрашивать пришлось {times}.',
    ],
    EN: ['I got through at once and it was settled in {short}.', 'The operator found my case herself.'],
  },
  SCREEN: {
    RU: [
      'С телефона всё сделать удобно.',
      'Страница открывается быстро даже в деревне.',
      'Заняло {short} с телефона, ни разу не зависло.',
      'Нашлось всё с первого запроса.',
      'Крупные буквы и ничего лишнего на экране.',
      'Черновик сохранился, удалось вернуться {weekday} и закончить.',
    ],
    EN: [
      'Easy to do from a phone.',
      'Large letters and nothing superfluous.',
      'The draft was kept and I finished it later.',
    ],
  },
  BOT_GOOD: {
    RU: [
      'Помощник понял с первого раза и сразу дал нужную форму.',
      'Ответил ночью за {short}, живого человека ждать не пришлось.',
    ],
    EN: ['The assistant understood at once and gave me the right form.'],
  },
  COLLEAGUES: {
    RU: [
      'Коллеги ответили за {short} и довели до конца.',
      'Ответили в тот же час и помогли по телефону.',
      'Всё оформили в тот же день, без бумажной заявки.',
    ],
    EN: [
      'Colleagues answered within {short} and saw it through.',
      'They answered within the hour and helped by telephone.',
    ],
  },
  FAIR_INSPECTION: {
    RU: [
      'Инспектор пришёл вовремя и объяснил каждое замечание.',
      'Перечень вопросов прислали заранее, сама проверка заняла {short}.',
      'Замечания записали понятно и дали время исправить.',
      'Проверили спокойно и работе не мешали.',
    ],
    EN: [
      'The inspector came on time and explained every remark.',
      'The checklist came in advance and the inspection took {short}.',
    ],
  },
  TOGETHER: {
    RU: [
      'После первого заявления остальное предложили сами.',
      'Одного визита хватило на всё.',
      'Нигде не попросили {paper}: всё передали друг другу сами.',
      'Вопрос, на который раньше уходило {long}, решили за {short}.',
      'Дали список шагов под нашу ситуацию, ничего не забыли.',
    ],
    EN: [
      'After the first application you offered the rest yourselves.',
      'One visit was enough for everything.',
      'We got a list of steps for our situation.',
    ],
  },
} as const satisfies Record<string, Sentences>;
