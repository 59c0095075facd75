import type { Language } from '@otklik/schema';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import PartIn from './PartIn.svelte';

/** A part of a page as the server sends it in this language. */
export const htmlOf = <Props extends Record<string, unknown>>(
  language: Language,
  part: Component<Props>,
  props: Props,
): string => render(PartIn, { props: { language, part: part as Component<Record<string, unknown>>, props } }).body;
