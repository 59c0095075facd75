import { periodsIn } from '../../src/kernel/calendar.ts';
import { type Batch, sat, ScoresWorld } from '../results/scores-world.ts';
import { askStaff, aViewer } from '../support/ask-as-staff.ts';
import type { TestApi } from '../support/test-api.ts';
import { codesOf, improve, registration } from './requests.ts';

/** Mean scores 50, 62.5 and 75. */
const [LOW, MIDDLE, HIGH] = [sat(3, 4, 3, 2), sat(3, 4, 3, 4), sat(4, 5, 4, 3)];
const START = '2026-04';

/**
 * What each service scores. `s0` rises by 25 where `s1` and `s2`, without the improvement, rise by 12.5. `s3` rose half
 * a year before. `s4` rises with nobody to compare. `s5` does as `s1` and `s2` do.
 * `s6` is rated at a kiosk from then on.
 */
const COURSES: Record<string, (month: string) => ReturnType<typeof sat>> = {
  s0: (month) => (month < START ? LOW : HIGH),
  s1: (month) => (month < START ? LOW : MIDDLE),
  s2: (month) => (month < START ? LOW : MIDDLE),
  s3: (month) => (month < '2025-10' ? LOW : HIGH),
  s4: (month) => (month < START ? LOW : HIGH),
  s5: (month) => (month < START ? LOW : MIDDLE),
  s6: (month) => (month < START ? LOW : HIGH),
};
const AT_KIOSK = { place: 'hall', mode: 'KIOSK' } as const;
const ON_WEB = { place: 'site', mode: 'WEB' } as const;

/** What is asked of an improvement and its effect. */
export const EFFECT = `effect {
    grade verdict difference interval { low high } wording(language: EN) detectable reason regressionToMean
    monthsBefore monthsAfter complete placebo { difference p passed interval { low high } }
  }
  change { verdict difference interval { low high } }
  effectRegistration { registeredAt changedAt beforeStart afterFromStart frozen windowMonths expectedChange comparison { slug } }`;

/** Services that an effect was compared with; those of one moment have no order among themselves. */
export const slugsOf = ({ comparison }: { comparison: { slug: string }[] }): string[] =>
  comparison.map(({ slug }) => slug).toSorted();

/**
 * Improvements of services whose scores follow a course of their own, from registration to the published effect. It is
 * March 2026 when it starts; improvements are told apart by names.
 */
export class EffectWorld {
  readonly improvements: Record<string, string> = {};
  /** Codes of what the story was refused: nothing. */
  readonly refused: string[] = [];

  private constructor(readonly scores: ScoresWorld) {}

  static async start(): Promise<EffectWorld> {
    return new EffectWorld(await ScoresWorld.start(7, new Date('2026-03-20T09:00:00Z')));
  }

  get api(): TestApi {
    return this.scores.api;
  }

  get analyst() {
    return aViewer('ANALYST', this.api.registry.ministry);
  }

  /** It is nine in the morning of that day. */
  at(day: string): void {
    this.api.clock.time = new Date(`${day}T09:00:00Z`);
  }

  /** Registers an improvement of a service that starts on 1 April 2026 unless said otherwise. */
  async register(name: string, service: string, change: object = {}): Promise<void> {
    const input = registration({ subjects: [{ service }], startsOn: '2026-04-01', ...change });
    this.improvements[name] = (await improve(this.api, this.analyst, 'Register', input)).improvement.id;
  }

  async change(name: string, change: object): Promise<void> {
    const input = { id: this.improvements[name], ...change };
    this.refused.push(...codesOf(await improve(this.api, this.analyst, 'Change', input)));
  }

  /** Rates services along their courses, month by month from March 2025 to October 2026. */
  async rate(services: readonly string[]): Promise<void> {
    const months = periodsIn({ from: '2025-03-01', to: '2026-10-31' }, 'MONTH').map(({ from }) => from.slice(0, 7));
    await this.scores.rate(
      services.flatMap((service) =>
        months.map((month): Batch => ({
          service,
          ...(service === 's6' && month >= START ? AT_KIOSK : ON_WEB),
          day: `${month}-10`,
          n: 20,
          answers: COURSES[service]!(month),
        })),
      ),
    );
  }

  /** Starts and ends every improvement, on 1 April 2026 unless another day is given, and publishes what has closed. */
  async finish(doneOn: Readonly<Record<string, string>> = {}): Promise<void> {
    for (const [name, id] of Object.entries(this.improvements)) {
      await improve(this.api, this.analyst, 'Change', { id, state: 'STARTED' });
      await this.change(name, { state: 'DONE', doneOn: doneOn[name] ?? '2026-04-01' });
    }
    await this.api.platform.publisher.publishClosed();
  }

  /** An improvement with its effect, and with further fields, as the analyst reads it. */
  async effectOf(name: string, further = '') {
    const question = `query ($id: ID!) { improvement(id: $id) { ${further} ${EFFECT} } }`;
    return (await askStaff(this.api, this.analyst, question, { id: this.improvements[name] })).improvement;
  }
}
