import { readFileSync } from 'node:fs';
export const mean = readFileSync;
