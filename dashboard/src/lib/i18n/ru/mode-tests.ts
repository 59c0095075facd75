import type { ModeTestsMessages } from '../en/mode-tests.ts';

export const modeTests: ModeTestsMessages = {
  components: (count, parts) =>
    parts === 1
      ? 'Все способы ответа связаны между собой: клиенты одной услуги и одного канала отвечали несколькими из них.'
      : `Способы ответа распадаются на несвязанные части: ${count}. Поправки известны только в той, где есть веб-страница.`,
  sameModes: 'Одинакова ли поправка на способ везде',
  sameChannels: 'Одинаково ли различаются каналы во всех услугах',
  tested: (f, df, p, largest) =>
    `F (${df}) = ${f}, p ${p}${largest === null ? '' : `, наибольшее отклонение — ${largest} балла`}`,
  notTested: 'проверить не удалось',
};
