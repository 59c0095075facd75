/** Front door of the contract. */
export * from './busy-texts.ts';
export * from './effect-wordings.ts';
export * from './enums.ts';
export * from './error-catalogue.ts';
export * from './error-message.ts';
export type * from './host.ts';
export * from './instrument/index.ts';
export * from './method-versions.ts';
export * from './quoted-policy.ts';
export * from './norms.ts';
export * from './receipt-code.ts';
