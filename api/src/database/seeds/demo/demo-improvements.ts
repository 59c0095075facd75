/**
 * Improvements of the demo country and the public reports on them: what was asked, what people said, what
 * was done, and whether it helped. They say what the ratings show: one helped more than services that did not get it
 * (grade A), one is judged by its own earlier course (grade B), one did not visibly help (grade A), one repaired a fall
 * (grade C), one is too early to tell.
 */
import type { ImprovementState, LocalizedText, Measure } from '@otklik/schema';
import { addDays, monthStart, quarterStart } from './calendar.ts';
import { improvementTexts, type ImprovementTexts } from './improvement-texts.ts';
import { IMPROVED, RELEASE } from './story.ts';
import type { DemoSubject } from './streams.ts';

/** One registered improvement. Days are YYYY-MM-DD. */
export interface DemoImprovement {
  slug: string;
  authority: string;
  subjects: readonly DemoSubject[];
  /** Services it is compared with, by slug; none when absent. */
  comparison?: readonly string[];
  /** Months compared on each side; 3 when absent. */
  windowMonths?: number;
  measure: Measure;
  state: ImprovementState;
  title: LocalizedText;
  /** The finding: what the ratings showed. */
  problem: LocalizedText;
  /** Who answers for it. */
  owner: string;
  registeredOn: string;
  startsOn: string | null;
  doneOn: string | null;
  /** Points (percentage points for RESULT) that were expected when it was registered. */
  expectedChange: number | null;
  declinedReason: LocalizedText | null;
  report: DemoReport | null;
}

/** The public report. */
export interface DemoReport {
  slug: string;
  title: LocalizedText;
  weAsked: LocalizedText;
  youSaid: LocalizedText;
  weDid: LocalizedText;
  didItHelp: LocalizedText;
  publishedOn: string;
}

/** When and where; the texts stand apart, under the same slug. */
interface Facts extends Omit<DemoImprovement, 'title' | 'problem' | 'declinedReason' | 'report'> {
  publishedOn: string | null;
}

/** Days after the end of a quarter on which a report tells of it: it is published by then. */
const REPORTED_AFTER = 10;

/** Nine improvements in all four states, dated relative to the anchor day; five published reports and a published refusal. */
export function demoImprovements(anchorDay: string): DemoImprovement[] {
  return factsOf(anchorDay).map(({ publishedOn, ...facts }) => {
    const { title, problem, declinedReason = null, report } = improvementTexts[facts.slug] as ImprovementTexts;
    const isPublished = report !== undefined && publishedOn !== null;
    return {
      ...facts,
      title,
      problem,
      declinedReason,
      report: isPublished ? { slug: facts.slug, title, ...report, publishedOn } : null,
    };
  });
}

function factsOf(anchorDay: string): Facts[] {
  const month = (monthsBefore: number) => monthStart(anchorDay, monthsBefore);
  const badMonth = month(RELEASE.badMonth);
  // Begun with one quarter and done with the next, the latest that is published: before and after are quarters that
  // the public sees, so that its report shows both scores.
  const reported = addDays(quarterStart(addDays(anchorDay, 1 - REPORTED_AFTER), 0), -1);
  const [begunQuarter, doneQuarter] = [quarterStart(reported, 1), quarterStart(reported, 0)];
  const begun = (service: string) => IMPROVED[service]!.begunMonth;
  return [
    {
      slug: 'passport-form-photo',
      authority: 'civil-registry',
      subjects: [{ service: RELEASE.service }],
      measure: 'SAT',
      state: 'DONE',
      owner: 'Ольга Рябинина',
      registeredOn: addDays(badMonth, 20),
      startsOn: addDays(badMonth, 24),
      doneOn: month(RELEASE.improvedMonth),
      expectedChange: 10,
      publishedOn: addDays(month(RELEASE.improvedMonth - 3), 11),
    },
    {
      slug: 'driving-licence-by-appointment',
      authority: 'economy-and-property-agency',
      subjects: [{ service: 'driving-licence' }],
      windowMonths: 6,
      measure: 'SAT',
      state: 'DONE',
      owner: 'Игорь Тихонравов',
      registeredOn: addDays(month(begun('driving-licence') + 1), 9),
      startsOn: addDays(month(begun('driving-licence')), 2),
      doneOn: month(begun('driving-licence') - 1),
      expectedChange: 8,
      publishedOn: addDays(month(1), 9),
    },
    {
      slug: 'tax-refund-without-certificates',
      authority: 'economy-and-property-agency',
      subjects: [{ service: 'tax-deduction' }],
      comparison: ['property-registration', 'child-allowance', 'residence-registration'],
      windowMonths: 6,
      measure: 'SAT',
      state: 'DONE',
      owner: 'Игорь Тихонравов',
      registeredOn: addDays(month(begun('tax-deduction') + 1), 12),
      startsOn: addDays(month(begun('tax-deduction')), 5),
      doneOn: month(begun('tax-deduction') - 1),
      expectedChange: 7,
      publishedOn: addDays(month(3), 9),
    },
    {
      slug: 'kindergarten-queue-messages',
      authority: 'social-support-agency',
      subjects: [{ service: 'kindergarten-place' }],
      comparison: ['job-search', 'disability-status'],
      measure: 'SAT',
      state: 'DONE',
      owner: 'Марат Полянский',
      registeredOn: addDays(begunQuarter, -25),
      startsOn: addDays(begunQuarter, 1),
      doneOn: doneQuarter,
      expectedChange: 6,
      publishedOn: addDays(reported, REPORTED_AFTER),
    },
    {
      slug: 'one-notice-after-a-loss',
      authority: 'civil-registry',
      subjects: [{ lifeSituation: 'loss-of-a-close-one' }],
      measure: 'SAT',
      state: 'DONE',
      owner: 'Ольга Рябинина',
      registeredOn: addDays(month(6), 12),
      startsOn: addDays(month(5), 3),
      doneOn: addDays(anchorDay, -20),
      expectedChange: 12,
      publishedOn: addDays(anchorDay, -13),
    },
    {
      slug: 'disability-reports-from-registers',
      authority: 'social-support-agency',
      subjects: [{ service: 'disability-status' }, { lifeSituation: 'living-with-a-disability' }],
      measure: 'EASE',
      state: 'STARTED',
      owner: 'Марат Полянский',
      registeredOn: addDays(month(4), 8),
      startsOn: addDays(month(2), 1),
      doneOn: null,
      expectedChange: 8,
      publishedOn: null,
    },
    {
      slug: 'fewer-signatures-on-contracts',
      authority: 'ministry-of-public-services',
      subjects: [{ service: 'contract-approval' }],
      measure: 'TIME',
      state: 'STARTED',
      owner: 'Анна Лучинина',
      registeredOn: addDays(month(3), 4),
      startsOn: addDays(month(1), 2),
      doneOn: null,
      expectedChange: 15,
      publishedOn: null,
    },
    {
      slug: 'residence-permit-in-english',
      authority: 'civil-registry',
      subjects: [{ service: 'residence-permit' }, { service: 'citizenship-application' }],
      measure: 'CSI',
      state: 'PLANNED',
      owner: 'Ольга Рябинина',
      registeredOn: addDays(month(1), 1),
      startsOn: addDays(anchorDay, 45),
      doneOn: null,
      expectedChange: 6,
      publishedOn: null,
    },
    {
      slug: 'sunday-hours-in-yasnograd',
      authority: 'ministry-of-public-services',
      subjects: [{ touchpoint: 'office-yasnograd' }],
      measure: 'SAT',
      state: 'DECLINED',
      owner: 'Вера Ясенева',
      registeredOn: addDays(month(7), 15),
      startsOn: null,
      doneOn: null,
      expectedChange: 3,
      publishedOn: addDays(month(4), 6),
    },
  ];
}
