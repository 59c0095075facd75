import { defineElement } from './define-element.ts';

// Last line of defence: a browser that lacks something keeps the link inside the element.
try {
  defineElement();
} catch (error) {
  console.error('otklik', error);
}
