/** Words of files of figures. */
import type { CsvMessages } from '../csv.ts';
import { confidencePercent } from '../policy-numbers.ts';

export const csv: CsvMessages = {
  title: 'Содержание',
  subject: 'Объект',
  period: 'Период',
  filters: 'Фильтры',
  stream: 'Оценки',
  score: 'случайные приглашения и вопросы каждому в конечной точке',
  method: 'Версия методики',
  instrument: 'Версия анкеты',
  made: 'Создано',
  value: 'Значение',
  low: `${confidencePercent}%-й интервал, нижняя граница`,
  high: `${confidencePercent}%-й интервал, верхняя граница`,
  reason: 'Почему нет цифры',
  modeTable: 'Таблица поправок',
  modeAdjustment: 'Способ ответа',
  referenceMix: 'Эталонный состав, год',
  coverage: 'Покрытие, %',
  weighting: 'Веса',
  topTwo: 'Два лучших ответа',
  bottomTwo: 'Два худших ответа',
};
