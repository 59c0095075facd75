/**
 * Every error a client can meet: what it means, whose fault it is, whether the same call may succeed
 * later, and what the person reads. Long because it is one list: nothing here is logic.
 */
import type { LocalizedText } from './enums.ts';

/** One entry of the catalogue. */
export interface ErrorDescription {
  /** What happened, for developers, in English. */
  meaning: string;
  fault: 'client' | 'server' | 'nobody';
  /** Whether the same call, unchanged, may succeed later. */
  retry: boolean;
  /** What the person reads, and does next. `{name}` is filled in; `[…]` is left out when its `{name}` is not given. */
  message: LocalizedText;
}

/** The catalogue. A code, once published, keeps its meaning. */
export const ERRORS = {
  // Answers
  ANSWER_MISSING: {
    meaning: 'The answer to SAT, which every rating needs, is missing.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'Please answer the first question: how satisfied you are.',
      RU: 'Ответьте, пожалуйста, на первый вопрос: насколько Вы довольны.',
    },
  },
  ITEM_UNKNOWN: {
    meaning: 'The instrument has no such item.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'There is no such question. Please reload the page and try again.',
      RU: 'Такого вопроса нет. Обновите, пожалуйста, страницу и попробуйте ещё раз.',
    },
  },
  ITEM_REPEATED: {
    meaning: 'The same item or comment question came twice.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'One question was answered twice. Please keep one answer.',
      RU: 'На один вопрос дано два ответа. Оставьте, пожалуйста, один.',
    },
  },
  ITEM_NOT_ASKED_HERE: {
    meaning: 'The item exists, but not at this level or in this mode.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'This question is not asked here. Please leave it out.',
      RU: 'Этот вопрос здесь не задают. Уберите, пожалуйста, ответ на него.',
    },
  },
  VALUE_OUT_OF_RANGE: {
    meaning: "The value is not a point of the item's scale.",
    fault: 'client',
    retry: false,
    message: {
      EN: 'Please choose one of the answers offered.',
      RU: 'Выберите, пожалуйста, один из предложенных ответов.',
    },
  },
  TOO_MANY_DRIVERS: {
    meaning: 'More than two driver items were answered.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'At most two extra questions can be answered. Please leave out the rest.',
      RU: 'Можно ответить не больше чем на два дополнительных вопроса. Уберите, пожалуйста, остальные.',
    },
  },
  // Texts
  COMMENT_TOO_LONG: {
    meaning: 'A comment is longer than 2,000 characters.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'The comment is too long. Please shorten it to 2,000 characters.',
      RU: 'Комментарий слишком длинный. Сократите его, пожалуйста, до 2000 знаков.',
    },
  },
  TEXT_TOO_LONG: {
    meaning: 'A text is longer than its limit.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'The text is too long. Please shorten it[ to {limit} characters].',
      RU: 'Текст слишком длинный. Сократите его, пожалуйста[, до {limit} знаков].',
    },
  },
  // What is rated, and where
  SUBJECT_UNKNOWN: {
    meaning: 'There is no such service, life situation or touchpoint to rate, or it is not offered here.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'We cannot find what you want to rate. Please check the link.',
      RU: 'Мы не нашли то, что Вы хотите оценить. Проверьте, пожалуйста, ссылку.',
    },
  },
  SUBJECT_RETIRED: {
    meaning: 'The subject is retired and takes no new ratings.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'This is no longer offered, so it cannot be rated any more.',
      RU: 'Этого больше не предлагают, поэтому оценить это уже нельзя.',
    },
  },
  SUBJECT_REQUIRED: {
    meaning: 'The touchpoint is not rated as itself: a service or life situation must be named.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'Please choose the service you want to rate.',
      RU: 'Выберите, пожалуйста, услугу, которую Вы хотите оценить.',
    },
  },
  SERVICE_NOT_OFFERED: {
    meaning: 'The registry does not offer the service at this touchpoint: nothing can be counted or invited there.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'The registry does not offer this service here. Please ask the authority of the place to add it.',
      RU: 'По реестру этой услуги здесь нет. Попросите, пожалуйста, ведомство добавить её сюда.',
    },
  },
  TOUCHPOINT_UNKNOWN: {
    meaning: 'There is no such touchpoint.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'We do not know this place of rating. Please check the link.',
      RU: 'Мы не знаем, откуда пришла эта оценка. Проверьте, пожалуйста, ссылку.',
    },
  },
  TOUCHPOINT_RETIRED: {
    meaning: 'The touchpoint is retired and takes no new ratings.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'Ratings are no longer taken here. Please rate at another place.',
      RU: 'Здесь оценки больше не принимают. Оставьте, пожалуйста, оценку в другом месте.',
    },
  },
  MODE_NOT_ALLOWED: {
    meaning: 'The touchpoint does not allow this mode.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'Ratings cannot be given in this way here. Please choose another way.',
      RU: 'Здесь нельзя оставить оценку таким способом. Выберите, пожалуйста, другой.',
    },
  },
  LANGUAGE_UNKNOWN: {
    meaning: 'The platform does not have this language.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'This language is not available. Please choose Russian or English.',
      RU: 'Этого языка нет. Выберите, пожалуйста, русский или английский.',
    },
  },
  SEGMENT_UNKNOWN: {
    meaning: 'There is no such segment, or it is retired.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'There is no such group of clients. Please choose one from the list.',
      RU: 'Такой группы клиентов нет. Выберите, пожалуйста, группу из списка.',
    },
  },
  SEGMENT_WRONG_AUDIENCE: {
    meaning: 'The segment is of the other audience than the subject.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'This group of clients does not use this service. Please choose another.',
      RU: 'Эта группа клиентов не пользуется этой услугой. Выберите, пожалуйста, другую.',
    },
  },
  INSTRUMENT_VERSION_UNKNOWN: {
    meaning: 'The server does not know this version of the instrument.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'The questions have changed. Please reload the page and answer again.',
      RU: 'Вопросы изменились. Обновите, пожалуйста, страницу и ответьте ещё раз.',
    },
  },
  // Identity of a rating
  ID_NOT_RANDOM: {
    meaning: 'The id is not a random UUID (version 4).',
    fault: 'client',
    retry: false,
    message: {
      EN: 'The id of the rating must be a random UUID, version 4. Please make a new one.',
      RU: 'Номер оценки должен быть случайным UUID версии 4. Создайте, пожалуйста, новый.',
    },
  },
  IDEMPOTENCY_CONFLICT: {
    meaning: 'The same id came before with other content.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'Something different with this id is already stored. Please send a new id, or change what is stored.',
      RU: 'С этим номером уже сохранено другое. Отправьте, пожалуйста, новый номер или измените сохранённое.',
    },
  },
  RATING_NOT_FOUND: {
    meaning: 'There is no rating with this id or receipt.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'We cannot find this rating. Please check the code.',
      RU: 'Мы не нашли эту оценку. Проверьте, пожалуйста, код.',
    },
  },
  RATING_WITHDRAWN: {
    meaning: 'The rating was withdrawn; only its tombstone is left.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'This rating has been withdrawn and cannot be changed. You can give a new one.',
      RU: 'Эта оценка отозвана, изменить её нельзя. Вы можете оставить новую.',
    },
  },
  REVISION_CONFLICT: {
    meaning: 'The same revision came before with other content.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'This rating has been changed elsewhere. Please look at it again before you change it.',
      RU: 'Эту оценку уже изменили. Посмотрите её, пожалуйста, ещё раз, прежде чем менять.',
    },
  },
  REVISION_INVALID: {
    meaning: 'The revision is not a whole number from 1 to 2,147,483,647.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'The revision must be a whole number from 1 up. Please correct it.',
      RU: 'Номер изменения должен быть целым числом от 1. Исправьте его, пожалуйста.',
    },
  },
  RECEIPT_MALFORMED: {
    meaning: 'The text cannot be a receipt: wrong length, character or check character.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'This is not a receipt code. Please check all 24 characters.',
      RU: 'Это не код квитанции. Проверьте, пожалуйста, все 24 знака.',
    },
  },
  // Dates
  DATE_IN_FUTURE: {
    meaning: 'The date lies in the future.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'The date lies in the future. Please correct it.',
      RU: 'Эта дата ещё не наступила. Исправьте её, пожалуйста.',
    },
  },
  DATE_TOO_OLD: {
    meaning: 'The date lies too far back.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'The date lies too far back. Please correct it.',
      RU: 'Эта дата слишком давняя. Исправьте её, пожалуйста.',
    },
  },
  DATE_INVALID: {
    meaning: 'There is no such date, or it is written wrongly.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'There is no such date. Please write it as 2026-01-31.',
      RU: 'Такой даты нет. Напишите её, пожалуйста, так: 2026-01-31.',
    },
  },
  PERIOD_INVALID: {
    meaning: 'The period ends before it starts, is too long, or is not a closed period where one is needed.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'There are no figures for such a period. Please choose another.',
      RU: 'За такой период показателей нет. Выберите, пожалуйста, другой.',
    },
  },
  TIME_ZONE_UNKNOWN: {
    meaning: 'There is no such IANA time zone.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'There is no such time zone. Please choose one from the list.',
      RU: 'Такого часового пояса нет. Выберите его, пожалуйста, из списка.',
    },
  },
  // Partner keys and imports
  KEY_MISSING: {
    meaning: 'The call needs a partner key and has none.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'A partner key is needed. Please send it in the Authorization header.',
      RU: 'Нужен ключ партнёра. Передайте его, пожалуйста, в заголовке Authorization.',
    },
  },
  KEY_INVALID: {
    meaning: 'The partner key is unknown, expired or revoked.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'The partner key is not valid. Please ask the authority for a new one.',
      RU: 'Ключ партнёра недействителен. Запросите, пожалуйста, новый у своего ведомства.',
    },
  },
  KEY_SCOPE: {
    meaning: 'The partner key does not cover this touchpoint or action.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'The partner key does not allow this. Please ask the authority to extend it.',
      RU: 'Ключ партнёра этого не позволяет. Попросите, пожалуйста, ведомство расширить его.',
    },
  },
  ROWS_EMPTY: {
    meaning: 'The import has no rows.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'There is nothing to import. Please send at least one row.',
      RU: 'Загружать нечего. Отправьте, пожалуйста, хотя бы одну строку.',
    },
  },
  ROWS_TOO_MANY: {
    meaning: 'The import has more than 1,000 rows.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'There are too many rows. Please send at most 1,000 at a time.',
      RU: 'Строк слишком много. Отправляйте, пожалуйста, не больше 1000 за раз.',
    },
  },
  COUNT_OUT_OF_RANGE: {
    meaning: 'A count is not a whole number within its limits.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'The number is out of range. Please send a whole number[ from {low} to {high}].',
      RU: 'Число вне допустимых границ. Отправьте, пожалуйста, целое число[ от {low} до {high}].',
    },
  },
  ROW_REPEATED: {
    meaning: 'An earlier row of the same report counts the same day, service, touchpoint and segment or norm.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'The report already has a row about this. Please add the two up into one row.',
      RU: 'В отчёте уже есть строка об этом. Сложите их, пожалуйста, в одну.',
    },
  },
  NORM_UNKNOWN: {
    meaning: 'There is no such norm, not in this version, or not in the channel of the touchpoint.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'There is no such norm for this point of contact. Please check its code and version.',
      RU: 'Такой нормы для этой точки контакта нет. Проверьте, пожалуйста, её код и версию.',
    },
  },
  REPORT_UNKNOWN: {
    meaning: 'The report to be replaced is not there: no report of this kind and authority has this id.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'There is no such report to replace. Please check its id.',
      RU: 'Заменяемого отчёта нет. Проверьте, пожалуйста, его идентификатор.',
    },
  },
  REPORT_REPLACED: {
    meaning: 'The report was already replaced by another one, which is the one to replace now.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'This report has already been replaced. Please replace the newer one.',
      RU: 'Этот отчёт уже заменён. Замените, пожалуйста, более новый.',
    },
  },
  INVITATIONS_NOT_TAKEN: {
    meaning: 'Ratings of the touchpoint cannot reach the source class RANDOM, so that invitations would be of no use.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'This place takes no invitations. Please ask the authority to allow them.',
      RU: 'Здесь не принимают оценки по приглашениям. Попросите, пожалуйста, ведомство разрешить их.',
    },
  },
  BRIDGE_NOT_POSSIBLE: {
    meaning:
      'Clients of the touchpoint cannot be led to the web: they are there already, or it takes no ratings on it.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'A bridge needs a telephone, office or written contact that also takes ratings on the web.',
      RU: 'Мост возможен у телефона, офиса или переписки, где оценки принимают и в интернете.',
    },
  },
  INVITATIONS_UNCLEAR: {
    meaning: 'A number of invitations and a list of cases exclude each other, and one of them is needed.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'Please send either how many invitations you need, or a list of cases.',
      RU: 'Передайте, пожалуйста, либо число приглашений, либо список дел.',
    },
  },
  // Fields
  FIELD_MISSING: {
    meaning: 'A required field is absent or empty.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'Please fill in the required field[: {field}].',
      RU: 'Заполните, пожалуйста, обязательное поле[: {field}].',
    },
  },
  FIELD_INVALID: {
    meaning: 'A field has a value of the wrong kind.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'The value of a field is wrong[: {field}]. Please correct it.',
      RU: 'Значение поля неверно[: {field}]. Исправьте его, пожалуйста.',
    },
  },
  FIELD_UNKNOWN: {
    meaning: 'There is no such field.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'There is no such field[: {field}]. Please leave it out.',
      RU: 'Такого поля нет[: {field}]. Уберите его, пожалуйста.',
    },
  },
  NAME_MISSING: {
    meaning: 'A name is missing in one of the languages.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'Please give the name in Russian and in English.',
      RU: 'Укажите, пожалуйста, название на русском и на английском.',
    },
  },
  SLUG_INVALID: {
    meaning: 'The short name has other characters than a–z, 0–9 and hyphens, or the wrong length.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'Please use only small Latin letters, digits and hyphens in the short name.',
      RU: 'Используйте, пожалуйста, в коротком имени только строчные латинские буквы, цифры и дефис.',
    },
  },
  SLUG_TAKEN: {
    meaning: 'Another object has this short name.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'This short name is already taken. Please choose another.',
      RU: 'Это короткое имя уже занято. Выберите, пожалуйста, другое.',
    },
  },
  // Registry and improvements
  HAS_RATINGS: {
    meaning: 'The object has ratings and can only be retired.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'This has ratings, so it cannot be deleted. You can retire it.',
      RU: 'Здесь уже есть оценки, поэтому удалить это нельзя. Вы можете снять это с предложения.',
    },
  },
  PARENT_CYCLE: {
    meaning: 'The authority would stand below itself.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'An authority cannot stand below itself. Please choose another parent.',
      RU: 'Ведомство не может подчиняться само себе. Выберите, пожалуйста, другое вышестоящее.',
    },
  },
  STALE_CHANGE: {
    meaning: 'Someone else changed the object in the meantime.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'Someone has changed this in the meantime. Please reload it and repeat your change.',
      RU: 'За это время здесь что-то изменили. Обновите, пожалуйста, страницу и внесите изменения ещё раз.',
    },
  },
  REGISTRATION_FROZEN: {
    meaning:
      'The improvement has started: what was registered before is not changed any more; once it is done, neither is the day.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'The improvement has started. What was registered before the start, and the day on which it was done, can no longer be changed.',
      RU: 'Улучшение уже начато. То, что зарегистрировано до начала, и день завершения больше не меняются.',
    },
  },
  STATE_TRANSITION: {
    meaning: 'The object cannot go from its state to the one asked for.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'This step is not possible now. Please choose one of the steps offered.',
      RU: 'Сейчас этот шаг невозможен. Выберите, пожалуйста, один из предложенных.',
    },
  },
  REPORT_INCOMPLETE: {
    meaning: 'A report lacks a part that must be there before it is published.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'The report is not complete. Please fill in every part in both languages.',
      RU: 'Отчёт не закончен. Заполните, пожалуйста, все части на обоих языках.',
    },
  },
  // The instrument
  INSTRUMENT_FROZEN: {
    meaning: 'The version of the instrument is published: only drafts can be changed or discarded.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'A published version is never changed. Please make a draft from it.',
      RU: 'Опубликованную версию не меняют. Создайте, пожалуйста, черновик на её основе.',
    },
  },
  INSTRUMENT_TEXT_UNKNOWN: {
    meaning: 'The instrument cannot have a text under this key: no such item, level, channel or point.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'There is no place for this text[: {key}]. Please check its key.',
      RU: 'Для этого текста нет места[: {key}]. Проверьте, пожалуйста, ключ.',
    },
  },
  INSTRUMENT_FINDING_UNKNOWN: {
    meaning: 'The draft has no such finding; its text may have changed since.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'This remark no longer stands. Please read the current ones.',
      RU: 'Этого замечания больше нет. Посмотрите, пожалуйста, нынешние.',
    },
  },
  INSTRUMENT_HAS_ERROR: {
    meaning: 'A rule of the instrument finds an error in the draft: it cannot be published.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'An error keeps the draft from being published[: {key}]. Please correct it.',
      RU: 'Ошибка не даёт опубликовать черновик[: {key}]. Исправьте её, пожалуйста.',
    },
  },
  INSTRUMENT_WARNING_OPEN: {
    meaning: 'A warning about the draft has no reason yet: it cannot be published.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'A warning has no answer yet[: {key}]. Please correct the text or write down a reason.',
      RU: 'На предупреждение ещё нет ответа[: {key}]. Исправьте, пожалуйста, текст или укажите причину.',
    },
  },
  INSTRUMENT_BUMP_TOO_SMALL: {
    meaning: 'The draft changes more than the step it is to be published as allows.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'A larger step is needed[: {bump}][ ({reason}, {key})]. Please choose it.',
      RU: 'Нужен больший шаг версии[: {bump}][ ({reason}, {key})]. Выберите, пожалуйста, его.',
    },
  },
  INSTRUMENT_PARENT_OUTDATED: {
    meaning: 'A newer version was published since the draft was made.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'A newer version has been published since. Please make a new draft from it.',
      RU: 'С тех пор опубликована более новая версия. Создайте, пожалуйста, черновик на её основе.',
    },
  },
  INSTRUMENT_DRAFTS_TOO_MANY: {
    meaning: 'There are as many drafts as there may be.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'There are too many drafts[: {limit}]. Please discard one first.',
      RU: 'Черновиков слишком много[: {limit}]. Удалите, пожалуйста, сначала один из них.',
    },
  },
  PARALLEL_RUN_RUNNING: {
    meaning: 'Two versions of the instrument run in parallel: nothing can be published meanwhile.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'Two versions are running in parallel. Please end that first.',
      RU: 'Сейчас параллельно действуют две версии. Завершите, пожалуйста, сначала это сравнение.',
    },
  },
  PARALLEL_RUN_NOT_MAJOR: {
    meaning: 'Only a MAJOR version runs in parallel with its predecessor.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'Only a major version can run in parallel. Please publish without it.',
      RU: 'Параллельно можно проверять только крупную версию. Опубликуйте, пожалуйста, без этого.',
    },
  },
  PARALLEL_RUN_UNCOUNTED: {
    meaning: 'Answers of the parallel run are still being compared with its draw: until then it cannot be ended.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'The answers are still being compared with the draw. Please try again in a few minutes.',
      RU: 'Ответы ещё сверяются с тем, что выпало по жребию. Попробуйте, пожалуйста, ещё раз через несколько минут.',
    },
  },
  // Access
  NOT_SIGNED_IN: {
    meaning: 'The call needs a signed-in member of staff.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'You are not signed in. Please sign in and try again.',
      RU: 'Вы не вошли в систему. Войдите, пожалуйста, и попробуйте ещё раз.',
    },
  },
  NOT_PERMITTED: {
    meaning: 'The viewer may not do or see this.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'Your role does not allow this. Please ask the administrator of your authority.',
      RU: 'Ваша роль этого не позволяет. Обратитесь, пожалуйста, к администратору своего ведомства.',
    },
  },
  NOT_FOUND: {
    meaning: 'There is no such object, or the viewer may not know of it.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'We cannot find this. Please check the link.',
      RU: 'Мы этого не нашли. Проверьте, пожалуйста, ссылку.',
    },
  },
  // Requests
  QUERY_TOO_COSTLY: {
    meaning: 'The query costs more than the limit.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'The query asks for too much at once. Please ask for fewer objects or fields.',
      RU: 'Запрос требует слишком много за один раз. Запросите, пожалуйста, меньше объектов или полей.',
    },
  },
  QUERY_TOO_DEEP: {
    meaning: 'The query is nested deeper than the limit.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'The query is nested too deeply. Please ask in several queries.',
      RU: 'Вложенность запроса слишком велика. Разбейте его, пожалуйста, на несколько.',
    },
  },
  QUERY_REJECTED: {
    meaning: 'The query is not valid, or breaks a limit of tokens, aliases or directives.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'The query cannot be accepted. Please correct it by the schema.',
      RU: 'Запрос нельзя принять. Исправьте его, пожалуйста, по схеме.',
    },
  },
  BODY_TOO_LARGE: {
    meaning: 'The body of the request is larger than the limit.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'The request is too large. Please send less at a time.',
      RU: 'Запрос слишком большой. Отправляйте, пожалуйста, меньше за раз.',
    },
  },
  CONTENT_TYPE: {
    meaning: 'The body is not application/json.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'Please send the request as application/json.',
      RU: 'Отправьте, пожалуйста, запрос в формате application/json.',
    },
  },
  METHOD_NOT_ALLOWED: {
    meaning: 'The address does not take this HTTP method.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'This address does not take such requests. Please send a POST request.',
      RU: 'Этот адрес не принимает такие запросы. Отправьте, пожалуйста, запрос POST.',
    },
  },
  PAGE_SIZE: {
    meaning: 'The number of objects asked for is not from 1 to 100.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'Please ask for 1 to 100 objects at a time.',
      RU: 'Запрашивайте, пожалуйста, от 1 до 100 объектов за раз.',
    },
  },
  CURSOR_INVALID: {
    meaning: 'The cursor was not given out by this list.',
    fault: 'client',
    retry: false,
    message: {
      EN: 'This place in the list cannot be found. Please start from the beginning.',
      RU: 'Этого места в списке нет. Начните, пожалуйста, с начала.',
    },
  },
  // The server
  SERVICE_BUSY: {
    meaning: 'The server cannot take this now; nothing was stored.',
    fault: 'server',
    retry: true,
    message: {
      EN: 'We are very busy right now and could not do this. Please try again in a minute.',
      RU: 'Сейчас мы очень заняты и не смогли это сделать. Попробуйте, пожалуйста, ещё раз через минуту.',
    },
  },
  INTERNAL: {
    meaning: 'Something unexpected went wrong; the details are in the log alone.',
    fault: 'server',
    retry: true,
    message: {
      EN: 'Something went wrong on our side. Please try again later.',
      RU: 'У нас что-то пошло не так. Попробуйте, пожалуйста, ещё раз позже.',
    },
  },
} as const satisfies Record<string, ErrorDescription>;
export type ErrorCode = keyof typeof ERRORS;
