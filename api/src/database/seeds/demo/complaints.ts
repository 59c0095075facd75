/** What people complain about, by theme: sentences with slots in both languages. */
import type { Language } from '@otklik/schema';

/** Sentences of one theme. Slots such as `{long}` are filled with words of comment-words.ts. */
export type Sentences = Readonly<Record<Language, readonly string[]>>;

/** What should be improved. */
export const COMPLAINTS = {
  WAIT: {
    RU: [
      'Ждать пришлось {long}, хотя обещали {promise}.',
      'Слишком долго: {long} от заявления до результата.',
      'Срок переносили {times}, в итоге ждали {long}.',
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
      'Ждём уже {long}, и ни одного сообщения о том, что происходит с заявлением.',
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
      'Записи на удобное время никогда нет.',
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
      'В такие дни объяснять одно и то же в {places} разных окнах — очень тяжело.',
      'Свидетельство показывали везде, ведомства друг другу ничего не сообщают.',
      'На имя покойного ещё {long} приходили письма.',
      'Пусть после регистрации остальные узнают сами, без нас.',
    ],
    EN: [
      'In such days explaining the same at {places} different windows is very hard.',
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
  REQUESTS: {
    RU: [
      'Заявку закрыли, хотя ничего не сделали.',
      'В заявке приходится {times} указывать одно и то же.',
      'Срок исполнения не виден, планировать работу невозможно.',
      'Кто занимается заявкой, непонятно: ответа нет {long}.',
    ],
    EN: ['The request was closed and nothing had been done.', 'Nobody can see who works on a request.'],
  },
  ACCESS: {
    RU: [
      'Доступ выдавали {long}, всё это время работать было нельзя.',
      'Доступ закрывается каждый квартал, и всё начинается сначала.',
      'Сведения приходят списком, который потом переписываем вручную.',
    ],
    EN: ['Access took {long} and I could not work.', 'Access expires every quarter and it all starts again.'],
  },
  EQUIPMENT: {
    RU: [
      'Новому сотруднику рабочее место готовили {long}.',
      'Стол поставили, а компьютера ждём уже {long}.',
      'Заявку на кресло возвращали {times}.',
    ],
    EN: [
      'The workplace of a new colleague took {long}.',
      'The desk is there, the computer has been coming for {long}.',
    ],
  },
  TRIP: {
    RU: [
      'Ради поездки на два дня подписи собирали {long}.',
      'Отчёт о поездке возвращали {times} из-за мелочей.',
      'Деньги за билеты вернули через полгода.',
    ],
    EN: ['Signatures for a two-day trip took {long}.', 'The travel report was sent back {times} over trifles.'],
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
