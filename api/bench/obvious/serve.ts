// The obvious way in a process of its own; its first argument is the connection string of the database.
import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { answerParent } from '../ingest/answer-parent.ts';
import { startObvious } from './start-obvious.ts';

const { url } = JSON.parse(process.argv[2]!) as { url: string };
const server = await startObvious(url, randomBytes(32));
answerParent(server.port, () => server.close());
