import exec from 'k6/execution';
import { pick, randomOfIteration } from '../plan/random.ts';
import { askGraphQL, get } from './ask.ts';
import { SEED, WIDGET_PATH } from './environment.ts';
import type { World } from './prepare.ts';

const QUESTIONNAIRE = `query ($touchpoint: ID!, $subject: SubjectInput, $language: Language) {
  questionnaire(touchpoint: $touchpoint, subject: $subject, language: $language) {
    instrumentVersion leadIn open
    questions { item text mandatory doesNotApply options { value label } }
    comments { question text }
  }
}`;
const OFFERS = 'mutation ($o: OffersReportInput!) { offersReport(input: $o) { counted userErrors { code } } }';

/** Somebody opens a page with the widget on it, and the question comes into view. */
export function loadWidget({ services, touchpoint }: World): void {
  const random = randomOfIteration(SEED, exec.scenario.iterationInTest);
  const subject = { service: pick(random, services) };
  get('widgetFile', WIDGET_PATH);
  askGraphQL('questionnaire', QUESTIONNAIRE, { touchpoint, subject, language: pick(random, ['RU', 'EN']) });
  askGraphQL('offersReport', OFFERS, { o: { touchpoint, subject, shown: 1 } });
}
