// A process of its own that holds the database of a data folder until it is told to stop, or killed.
import process from 'node:process';
import { openDatabase } from '../../src/database/open-database.ts';

const log = { info: console.error, warn: console.error, error: console.error };
const handle = await openDatabase({ dataDir: process.argv[2]!, log });
process.on('SIGTERM', () => void handle.stop());
console.log(JSON.stringify({ url: handle.url }));
