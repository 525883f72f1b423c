export { createRestAdapter } from './create-rest-adapter.ts';
export type { RestEnv } from './env.ts';
export type { RestAdapterOptions } from './http.ts';
export type { WireSchemas } from './wire.ts';
