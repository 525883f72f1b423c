// What the one-file bundle holds: all of the package's surface, the REST adapter, and every element registered.
import '../src/define/all.ts';

export { createRestAdapter } from '../src/adapter/rest/index.ts';
export * from '../src/index.ts';
