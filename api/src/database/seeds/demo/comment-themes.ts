/** What people write about, by theme: sentences with slots in both languages. */
import type { Language } from '@otklik/schema';

export type ThemeCode = keyof typeof COMPLAINTS | keyof typeof PRAISE;
type Sentences = Readonly<Record<Language, readonly string[]>>;

/** What should be improved. */
export const COMPLAINTS = {
  WAIT: {
    RU: [
      'Ждать пришлось {long}, хотя обещали {promise}.',
      'Слишком долго: от заявления до результата прошло {long}.',
      'Срок переносили {times}, в итоге вышло {long}.',
      'Ускорьте рассмотрение: {long} — это не срок для такого вопроса.',
      'Результата ждали {long}, за это время он стал почти не нужен.',
    ],
    EN: [
      'I waited {long}, although I was promised {promise}.',
      'Far too slow: {long} from application to result.',
      'The date was moved {times}, in the end it took {long}.',
      'Please decide faster: {long} is too much for such a simple matter.',
    ],
  },
  STATUS: {
    RU: [
      'За {long} ни одного сообщения о том, что происходит с заявлением.',
      'Статус «в работе» не менялся {long}, и спросить не у кого.',
      'Присылайте сообщение на каждом шаге, а не только в конце.',
      'О том, что всё готово, удалось узнать случайно, уведомление не пришло.',
      'Хочется видеть, на чьём столе лежит заявление и когда ждать ответа.',
    ],
    EN: [
      'Not a single message in {long} about what was happening.',
      'The status said “in progress” for {long} and there was nobody to ask.',
      'Send a message at every step, not only at the end.',
      'I learned by chance that it was ready, no notice ever came.',
    ],
  },
  DOCS: {
    RU: [
      'Попросили {paper}, хотя эти сведения у вас уже есть.',
      'Пришлось {times} нести {paper}.',
      'Список документов на сайте один, а на месте требуют ещё и {paper}.',
      'Зачем просить {paper}, если всё это можно запросить по реестрам?',
      'Не приняли {paper} из-за того, что печать бледная.',
    ],
    EN: [
      'They asked for {paper}, although you already hold it.',
      'I had to bring {paper} {times}.',
      'The list on the site is one thing, on the spot they also wanted {paper}.',
      'Why ask for {paper} when the registers already have it?',
    ],
  },
  CLARITY: {
    RU: [
      'Непонятно, что писать в поле «{field}».',
      'Объясните простыми словами, что значит «{field}».',
      'Инструкция на шести страницах, а главное так и не сказано.',
      'Не сразу понятно, подхожу ли я под условия.',
      'Нужен пример заполнения: с полем «{field}» сидели {short}.',
    ],
    EN: [
      'It is not clear what to write in “{field}”.',
      'Please explain in plain words what “{field}” means.',
      'Six pages of instructions and the main thing is missing.',
      'An example would help: “{field}” alone took me {short}.',
    ],
  },
  TECH: {
    RU: [
      'Форма зависла на {step} шаге, пришлось начинать заново.',
      'Файл больше двух мегабайт не загружается, а об этом нигде не написано.',
      'После ошибки пропало всё, что было введено, и так {times}.',
      'На телефоне кнопка «Далее» уходит за край экрана.',
      'Сделайте, чтобы черновик сохранялся: на {step} шаге страница закрылась.',
      'Поле «{field}» не принимает букву «ё».',
    ],
    EN: [
      'The form froze on the {step} step and I had to start again.',
      'Files over two megabytes do not upload and nobody says so.',
      'After an error everything I had typed was gone, {times}.',
      'On my phone the “Next” button is off the screen.',
      'Please keep a draft: the page closed on the {step} step.',
    ],
  },
  RELEASE: {
    RU: [
      'После обновления новая форма не принимает фотографию.',
      'Старая форма работала, новая теряет фото на {step} шаге.',
      'Фотография загружалась {times}, и каждый раз «неизвестная ошибка».',
      'Верните прежнюю форму: с новой заявление на паспорт не подать.',
      'Новая анкета требует заполнить «{field}», а поле не открывается.',
    ],
    EN: [
      'Since the update the new form does not accept my photo.',
      'The old form worked, the new one loses the photo on the {step} step.',
      'I uploaded the photo {times}, every time “unknown error”.',
    ],
  },
  QUEUE: {
    RU: [
      'Очередь {queue}, работало {windows}.',
      'Пришли по записи, а простоять пришлось {queue}.',
      'Откройте больше окон: работало {windows}.',
      'Терминал выдаёт талоны, но очередь всё равно живая.',
      'Запись на удобное время заканчивается за {short}.',
    ],
    EN: [
      'The queue took {queue}, {windows} open.',
      'I had an appointment and still waited {queue}.',
      'Please open more windows: {windows} working.',
    ],
  },
  STAFF: {
    RU: [
      'Сотрудница отвечала, не поднимая глаз от экрана.',
      'Два специалиста сказали прямо противоположное.',
      'Хотелось бы больше терпения к пожилым людям.',
      'Никто не объяснил, почему документы не приняли.',
    ],
    EN: [
      'The clerk answered without looking up from the screen.',
      'Two members of staff told me opposite things.',
      'Nobody explained why my papers were refused.',
    ],
  },
  PHONE: {
    RU: [
      'Переключали {times}, и каждый раз всё рассказываешь сначала.',
      'На линии пришлось ждать {queue}, потом звонок сорвался.',
      'Оператор вежливый, но доступа к моему делу у него нет.',
    ],
    EN: [
      'I was transferred {times} and told my story from the start every time.',
      'I held the line for {queue} and then the call dropped.',
      'The operator was polite but could not see my case.',
    ],
  },
  BOT: {
    RU: [
      'Помощник не понял вопрос и {times} прислал одну и ту же ссылку.',
      'Пусть помощник сразу зовёт человека, если не знает ответа.',
      'Бот ходит по кругу: меню, подсказка, снова меню.',
    ],
    EN: [
      'The assistant did not understand and sent the same link {times}.',
      'Let the assistant call a person when it does not know.',
      'The bot goes round in circles.',
    ],
  },
  REFUSAL: {
    RU: [
      'Отказали одной строчкой, что исправить, не сказали.',
      'В решении ссылка на статью, а человеческого объяснения нет.',
      'Напишите в отказе, какого именно документа не хватило.',
    ],
    EN: [
      'Refused in one line, without a word on what to correct.',
      'The decision quotes an article and explains nothing.',
      'Please say in the refusal which paper was missing.',
    ],
  },
  KINDERGARTEN: {
    RU: [
      'Номер в очереди в сад меняется каждый день, и непонятно почему.',
      'Предложили сад на другом конце города, ближний так и не показали.',
      'В приложении одно место в очереди, на портале другое.',
    ],
    EN: [
      'Our place in the kindergarten queue changes daily and nobody says why.',
      'We were offered a kindergarten at the other end of the town.',
    ],
  },
  ASSESSMENT: {
    RU: [
      'Человеку на коляске приходится {times} ехать через весь город за подписью.',
      'Заключения врачей собирали {long}, хотя все они есть в электронном виде.',
      'В коридоре нет ни одного стула, а ждать пришлось {queue}.',
    ],
    EN: [
      'A person in a wheelchair had to cross the town {times} for a signature.',
      'We gathered medical reports for {long}, although all of them exist electronically.',
    ],
  },
  SEAMS: {
    RU: [
      'Каждое ведомство просит одно и то же: {paper} носили {times}.',
      'Никто не сказал, что положена ещё одна выплата, узнали от соседей.',
      'Одни отправляют к другим, а те обратно, и так {long}.',
      'Хочется одного человека, который проведёт через всё сразу.',
      'Сведения между ведомствами не передаются, всё носим сами.',
    ],
    EN: [
      'Every office asks for the same: we brought {paper} {times}.',
      'Nobody told us about the other payment, we heard of it from neighbours.',
      'One office sends you to another and back, for {long}.',
      'We needed one person to lead us through all of it.',
    ],
  },
  LOSS: {
    RU: [
      'В такие дни объяснять одно и то же в {times} разных окнах — очень тяжело.',
      'Свидетельство показывали везде, ведомства друг другу ничего не сообщают.',
      'На имя покойного ещё {long} приходили письма.',
      'Пусть после регистрации остальные узнают сами, без нас.',
    ],
    EN: [
      'In such days explaining the same at every window is very hard.',
      'We showed the certificate everywhere, the offices tell each other nothing.',
      'Letters in the name of the deceased kept coming for {long}.',
    ],
  },
  APPROVALS: {
    RU: [
      'Документ согласуют {people}, и половина просто ставит подпись.',
      'Замечания приходят по очереди, каждый раз круг начинается заново.',
      'Уберите лишние визы: {people} на одну типовую бумагу.',
      'Согласование заняло {long}, содержательных замечаний не было.',
    ],
    EN: [
      '{people} approve the document and half of them just sign.',
      'Remarks come one after another and the round starts again.',
    ],
  },
  WORKPLACE: {
    RU: [
      'Заявку закрыли, хотя ничего не сделали.',
      'Доступ выдавали {long}, всё это время работать было нельзя.',
      'Новому сотруднику рабочее место готовили {long}.',
      'В заявке приходится {times} указывать один и тот же кабинет.',
    ],
    EN: ['The request was closed and nothing had been done.', 'Access took {long} and I could not work.'],
  },
  ENGLISH: {
    RU: [
      'Сделайте перевод: человеку без языка через эту форму не пройти.',
      'Жене пришлось переводить каждый шаг, английская версия обрывается.',
    ],
    EN: [
      'The English version stops after the {step} step and the rest is in Russian.',
      'Error messages are only in Russian.',
      'Nobody at the window spoke English, I had to call a friend.',
      'Please translate the field “{field}”, a machine makes nonsense of it.',
      'They wanted {paper}, I found out only {weekday}.',
    ],
  },
  INSPECTION: {
    RU: [
      'О проверке предупредили {weekday}, подготовить документы было некогда.',
      'Инспектор не объяснил, по какому перечню проверяет.',
      'Предписание написано так, что без юриста не понять.',
    ],
    EN: [
      'The inspection was announced {weekday}, there was no time to prepare.',
      'The inspector did not say which checklist he followed.',
    ],
  },
} as const satisfies Record<string, Sentences>;

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
      'Починили удалённо, пока пили чай.',
      'Справка пришла в тот же день, без бумажной заявки.',
    ],
    EN: ['Colleagues answered within {short} and saw it through.', 'Fixed remotely while I made tea.'],
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
