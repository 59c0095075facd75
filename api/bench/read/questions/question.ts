import type { RawQuestion } from '../raw/raw-question.ts';
import type { Places } from '../places.ts';

/** Longest time that is promised for 95 of 100 answers, by kind of question, in milliseconds. */
export const TARGETS_MS = { one: 10, list: 20, 'free list': 150 } as const;
export type TargetName = keyof typeof TARGETS_MS;

/** What the pages hand to their reading functions. */
export interface Locals {
  execute(document: string, variables: object, viewer: object | null, language: string): Promise<unknown>;
}

/** What a request is drawn from. */
export interface Drawing {
  places: Places;
  random: () => number;
  /** Place of the request among those of its question, from 0. */
  turn: number;
}

/** One request, with the subjects, days and filters that were drawn for it. */
export interface Asked {
  /** Asks as the page does. */
  ask: (locals: Locals) => Promise<unknown>;
  /** The same of raw rows; null where no ratings are behind it. */
  raw: (() => RawQuestion[]) | null;
}

/** One thing people look at. */
export interface Question {
  name: string;
  target: TargetName;
  draw: (drawing: Drawing) => Asked;
}
