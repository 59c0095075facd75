/** What the improvements of the demo country say, in both languages, by slug. */
import type { LocalizedText } from '@otklik/schema';

/** Texts of one improvement; `report` where something was published. */
export interface ImprovementTexts {
  title: LocalizedText;
  problem: LocalizedText;
  declinedReason?: LocalizedText;
  report?: { weAsked: LocalizedText; youSaid: LocalizedText; weDid: LocalizedText; didItHelp: LocalizedText };
}

export const improvementTexts: Readonly<Record<string, ImprovementTexts>> = {
  'passport-form-photo': {
    title: {
      RU: 'Форма заявления на паспорт снова принимает фотографию',
      EN: 'The passport form accepts photos again',
    },
    problem: {
      RU: 'В месяц выпуска новой формы оценка услуги «Заграничный паспорт» упала примерно на одиннадцать пунктов. В отзывах повторяется одно: фотография не загружается.',
      EN: 'In the month when the new form was released, the score of “Travel passport” fell by about eleven points. Comments repeat one thing: the photo does not upload.',
    },
    report: {
      weAsked: {
        RU: 'Мы спросили, насколько Вы довольны оформлением заграничного паспорта и что улучшить в первую очередь.',
        EN: 'We asked how satisfied you were with getting a travel passport and what should be improved first.',
      },
      youSaid: {
        RU: 'После обновления форма не принимала фотографию: «неизвестная ошибка» на третьем шаге, и всё введённое пропадало. За месяц оценка заметно упала на портале, в приложении и в офисах.',
        EN: 'After the update the form rejected photos: “unknown error” on the third step, and everything typed was lost. Within a month the score fell visibly on the portal, in the app and in the offices.',
      },
      weDid: {
        RU: 'Вернули загрузку снимков любого размера, поставили проверку фотографии до отправки и сохранение черновика на каждом шаге. Тем, чьи заявления не дошли, продлили срок и написали лично.',
        EN: 'We restored uploads of any size, added a photo check before sending and a draft saved at every step. Those whose applications were lost got more time and a personal message.',
      },
      didItHelp: {
        RU: 'После исправления оценка поднялась: хуже всего было в месяц выпуска формы. Цифры выше сравнивают её с месяцами до выпуска. Мы не можем исключить, что повлияло и что-то ещё. Форму больше не выпускаем без проверки с участием заявителей.',
        EN: 'After the correction the score rose: it was at its worst in the month of the release. The figures above compare it with the months before the release. We cannot rule out that something else played a part too. No form is released any more without a trial by applicants.',
      },
    },
  },
  'driving-licence-by-appointment': {
    title: {
      RU: 'Водительское удостоверение — по записи на удобное время',
      EN: 'Driving licence: come at a time of your choice',
    },
    problem: {
      RU: 'У услуги «Водительское удостоверение» хуже всего оценивают срок. В отзывах одно и то же: приезжаешь к открытию, а очередь уже на полдня.',
      EN: '“Driving licence” is rated worst for time. Comments say the same again and again: you come when they open, and the queue already takes half a day.',
    },
    report: {
      weAsked: {
        RU: 'Мы спросили, насколько Вы довольны выдачей и заменой водительского удостоверения и что улучшить в первую очередь.',
        EN: 'We asked how satisfied you were with getting or replacing a driving licence and what should be improved first.',
      },
      youSaid: {
        RU: 'Приходится занимать очередь с утра и терять полдня. Записаться на определённое время нельзя.',
        EN: 'One has to queue from early morning and loses half a day. There is no way to book a time.',
      },
      weDid: {
        RU: 'Теперь время визита выбирают сами, на портале, в приложении или по телефону, и принимают в это время. Фотографируют на месте, пошлину можно заплатить заранее. Кто пришёл без записи, того тоже принимают.',
        EN: 'You now choose the time of the visit yourself, on the portal, in the app or by phone, and are received at that time. The photo is taken on the spot and the fee can be paid beforehand. Those who come without an appointment are served as well.',
      },
      didItHelp: {
        RU: 'Другой услуги с экзаменом нет, и сравнить было не с чем. Поэтому мы смотрим, ушла ли оценка от собственного прежнего хода, и вывод выше осторожнее, чем нам хотелось бы. Через полгода посмотрим ещё раз и расскажем.',
        EN: 'There is no other service with an exam to compare it with. So we look whether the score has left its own earlier course, and what is said above is more cautious than we should like. In half a year we shall look again and report.',
      },
    },
  },
  'tax-refund-without-certificates': {
    title: {
      RU: 'Возврат налога без справок из клиники и вуза',
      EN: 'Tax refund without certificates from the clinic or the university',
    },
    problem: {
      RU: 'В отзывах о «Возврате налога» чаще всего жалуются на справки об оплате: за каждой нужно ехать отдельно, а потом её не принимают из-за печати.',
      EN: 'Comments on “Tax refund” complain most about proofs of payment: each has to be fetched separately, and is then rejected because of a stamp.',
    },
    report: {
      weAsked: {
        RU: 'Мы спросили, насколько Вы довольны возвратом налога за лечение и обучение и что в нём улучшить.',
        EN: 'We asked how satisfied you were with the tax refund for treatment and education and what to improve in it.',
      },
      youSaid: {
        RU: 'Справки об оплате собираешь неделями, а одну неточную возвращают вместе со всем заявлением.',
        EN: 'Proofs of payment take weeks to gather, and one that is not exact sends the whole application back.',
      },
      weDid: {
        RU: 'Клиники и вузы теперь передают сведения об оплате сами. Заявление приходит заполненным: остаётся проверить его и подписать.',
        EN: 'Clinics and universities now send the proof of payment themselves. The application comes filled in: it only has to be checked and signed.',
      },
      didItHelp: {
        RU: 'Да. Оценка выросла намного больше, чем у трёх услуг, где порядок не меняли: что сравнивать будем с ними, мы решили ещё до начала. Клиники в двух районах пока передают сведения с опозданием; этим займёмся дальше.',
        EN: 'Yes. The score rose far more than that of three services where nothing was changed; that they would be the comparison was settled before we began. Clinics in two districts still send their data late; that is next.',
      },
    },
  },
  'kindergarten-queue-messages': {
    title: {
      RU: 'Сообщения о месте в очереди в детский сад',
      EN: 'Messages about the place in the kindergarten queue',
    },
    problem: {
      RU: 'У услуги «Запись в детский сад» одна из самых низких оценок. Хуже всего оценивают срок и то, как сообщают о ходе дела.',
      EN: '“Kindergarten place” has one of the lowest scores. Time and being told about progress are rated worst.',
    },
    report: {
      weAsked: {
        RU: 'Мы спросили, легко ли записать ребёнка в детский сад и хорошо ли Вам сообщают, как продвигается очередь.',
        EN: 'We asked how easy it is to enrol a child in kindergarten and how well you are told how the queue moves.',
      },
      youSaid: {
        RU: 'Номер в очереди меняется без объяснений, ждать приходится долго, а ближний сад не предлагают.',
        EN: 'The number in the queue changes without explanation, the wait is long, and the nearest kindergarten is not offered.',
      },
      weDid: {
        RU: 'Теперь при каждом изменении очереди приходит сообщение с причиной. Мест в садах от этого больше не стало.',
        EN: 'Every change in the queue now brings a message with its reason. It did not create more places.',
      },
      didItHelp: {
        RU: 'Заметных изменений в оценке мы не видим. Сообщения сами по себе не помогли: люди ждут мест, а не известий о них. Следующий шаг — показывать все сады в получасе пути; о нём сообщим отдельно.',
        EN: 'We see no visible change in the score. Messages alone did not help: people wait for places, not for news about them. The next step is to show every kindergarten within half an hour; we shall report on it separately.',
      },
    },
  },
  'one-notice-after-a-loss': {
    title: { RU: 'Одно сообщение об утрате вместо пяти', EN: 'One notice of a loss instead of five' },
    problem: {
      RU: 'Каждая услуга при утрате близкого получает хорошие оценки, а вся ситуация в целом — намного ниже. Людям приходится повторять одно и то же в каждом ведомстве.',
      EN: 'After the loss of a close one each service is rated well, the whole much lower. People have to repeat the same in every office.',
    },
    report: {
      weAsked: {
        RU: 'Мы спросили, как решались Ваши вопросы после утраты близкого: во всех ведомствах вместе, а не в каждом отдельно.',
        EN: 'We asked how your needs were dealt with after the loss of a close one: in all offices together, not in each.',
      },
      youSaid: {
        RU: 'Свидетельство приходится показывать везде, ведомства друг другу ничего не сообщают, а письма на имя покойного приходят ещё месяцами.',
        EN: 'The certificate has to be shown everywhere, the offices tell each other nothing, and letters in the name of the deceased keep coming for months.',
      },
      weDid: {
        RU: 'После регистрации смерти сведения теперь сами уходят в пять ведомств. Пособие на погребение назначают без заявления, письма на имя покойного прекращаются.',
        EN: 'After a death is registered, five offices now learn of it by themselves. The funeral allowance is awarded without an application, and letters in the name of the deceased stop.',
      },
      didItHelp: {
        RU: 'Судить рано: прошло меньше месяца. Вернёмся с ответом, когда наберётся достаточно оценок, каким бы он ни был.',
        EN: 'It is too early to tell: less than a month has passed. We shall come back with an answer when there are enough ratings, whatever it is.',
      },
    },
  },
  'disability-reports-from-registers': {
    title: {
      RU: 'Заключения врачей — из реестра, а не из рук',
      EN: 'Medical reports from the register, not from hand to hand',
    },
    problem: {
      RU: '«Установление инвалидности» — самая трудная услуга по оценке самих людей: собирать документы тяжелее, чем где-либо ещё. В офисах с помощью сотрудников оценка выше.',
      EN: '“Disability status” is the hardest service by people’s own account: gathering papers is worse than anywhere else. In offices, where staff help, the score is higher.',
    },
  },
  'fewer-signatures-on-contracts': {
    title: { RU: 'Три подписи на договоре вместо одиннадцати', EN: 'Three signatures on a contract instead of eleven' },
    problem: {
      RU: 'Ниже всего сотрудники оценивают согласование договоров: долго, и больше половины согласований считают лишними.',
      EN: 'Staff rate contract approval lowest of all: it is slow, and more than half of the approvals are thought unnecessary.',
    },
  },
  'residence-permit-in-english': {
    title: {
      RU: 'Вид на жительство: форма на английском от начала до конца',
      EN: 'Residence permit: the form in English from start to finish',
    },
    problem: {
      RU: 'Иностранные граждане оценивают те же услуги ниже остальных. В отзывах на английском: перевод обрывается на втором шаге, ошибки показываются только по-русски.',
      EN: 'Foreign citizens rate the same services lower than others. Comments in English say that the translation stops at the second step and that errors are shown in Russian only.',
    },
  },
  'sunday-hours-in-yasnograd': {
    title: { RU: 'Работа офиса в Яснограде по воскресеньям', EN: 'Sunday opening of the office in Yasnograd' },
    problem: {
      RU: 'Посетители просили открыть офис услуг в Яснограде по воскресеньям: в субботу большие очереди.',
      EN: 'Visitors asked for the service office in Yasnograd to open on Sundays: queues are long on Saturdays.',
    },
    declinedReason: {
      RU: 'По воскресеньям пришлось бы закрыть два окна в будни, а в будни приходит вчетверо больше людей. Вместо этого добавили вечернюю запись по четвергам.',
      EN: 'Sunday opening would close two windows on weekdays, when four times as many people come. Evening appointments on Thursdays were added instead.',
    },
    report: {
      weAsked: {
        RU: 'Мы спросили, как прошёл Ваш визит в офис услуг в Яснограде.',
        EN: 'We asked how your visit to the service office in Yasnograd went.',
      },
      youSaid: {
        RU: 'По субботам долгая очередь. Откройте офис по воскресеньям.',
        EN: 'The queue is long on Saturdays. Open the office on Sundays.',
      },
      weDid: {
        RU: 'По воскресеньям офис открывать не будем: для этого пришлось бы закрыть два окна в будни, когда приходит вчетверо больше людей. Добавили вечернюю запись по четвергам, до девяти часов.',
        EN: 'We shall not open on Sundays: it would close two windows on weekdays, when four times as many people come. We added evening appointments on Thursdays, until nine.',
      },
      didItHelp: {
        RU: 'Просьбу мы не выполнили, поэтому улучшения не обещаем. Если вечерняя запись окажется неудобной, напишите об этом в следующей оценке.',
        EN: 'We did not do what was asked, so we promise no improvement. If evening appointments do not suit you, say so in your next rating.',
      },
    },
  },
};
