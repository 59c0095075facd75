import { POLICY } from '../../src/statistics/index.ts';
import { documentOf } from '../markdown.ts';
import type { SimulateOptions } from '../options.ts';
import type { OverHttp } from '../over-http/run-over-http.ts';
import type { Summaries } from '../run-country.ts';
import { accuracy, coverage } from './accuracy.ts';
import { country } from './country.ts';
import { goals } from './goals.ts';
import { bridges, modes } from './modes.ts';
import { interaction, order } from './order.ts';
import { throughServer } from './through-server.ts';
import { trends } from './trends.ts';

/** The report as Markdown. `overHttp` is null where that part was left out. */
export function writeReport(
  summaries: Summaries,
  overHttp: OverHttp | null,
  { seed, repetitions }: Pick<SimulateOptions, 'seed' | 'repetitions'>,
): string {
  return documentOf([
    `# Proof on a country whose truth is known`,
    `This page and its plots are written by \`npm run simulate\` (here \`-- --repetitions ${repetitions} --seed ${seed}\`); no
figure is typed by hand. They are figures of method ${POLICY.methodVersion}. The same seed gives the same ones, but for the part that goes
through a server: there the server draws who is led to the web.`,
    goals(summaries, overHttp),
    country(summaries),
    accuracy(summaries),
    coverage(summaries),
    order(summaries),
    interaction(summaries),
    trends(summaries.additive.trends!),
    bridges(summaries),
    modes(summaries),
    throughServer(overHttp),
    LIMITS,
  ]);
}

const LIMITS = `## What this does not prove

- The country is ours. It keeps to the model of the method (the additive generator) or breaks it in one way (interaction);
  a real one breaks it in others, which is what the comparability badge, the interaction test and the bridges are for.
- Those who are led to the web respond like those who are not. If a web link is answered by other people than a call, the
  bridge takes their difference for the effect of the mode.
- Who answers on the web and who in the chat of the same channel is chance here. Where people choose, an effect without a bridge
  ("observational") holds some of their difference.
- Satisfaction-dependent nonresponse has the size that we gave it. How large it is in a real country these figures cannot
  tell; follow-up of those who did not answer can.
- Answers are independent. People who rate again and again make intervals too narrow (the design effect is 1).`;
