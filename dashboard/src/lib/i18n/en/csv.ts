/** Words of files of figures: read by the server alone, so that no page carries them. */
import { confidencePercent } from '../policy-numbers.ts';

export const csv = {
  title: 'Content',
  subject: 'Subject',
  period: 'Period',
  filters: 'Filters',
  stream: 'Ratings',
  score: 'random invitations and prompts shown to everyone',
  method: 'Method version',
  instrument: 'Questionnaire version',
  made: 'Made on',
  value: 'Value',
  low: `${confidencePercent}% interval, low`,
  high: `${confidencePercent}% interval, high`,
  reason: 'Why there is no figure',
  modeTable: 'Mode table',
  modeAdjustment: 'Mode of answering',
  referenceMix: 'Reference mix, year',
  coverage: 'Coverage, %',
  weighting: 'Weights',
  topTwo: 'Two best answers',
  bottomTwo: 'Two worst answers',
} as const;
