import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { type Platform, startPlatform } from '../../src/server/platform.ts';
import type { TestApi } from './test-api.ts';

/** A platform of another process on the same database, at the same time. Close it before the api. */
export const anotherPlatform = ({ database, clock }: Pick<TestApi, 'database' | 'clock'>): Promise<Platform> =>
  startPlatform({ url: database.url, receiptKey: randomBytes(32), clock, log: pino({ level: 'silent' }) });
