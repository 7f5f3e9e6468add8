export * from './amount.ts';
export * from './frame-messages.ts';
export * from './gateway.ts';
export * from './merchant-api.ts';
export * from './result-codes.ts';
export * from './result-messages.ts';
export * from './result-step.ts';
export * from './session-data.ts';
