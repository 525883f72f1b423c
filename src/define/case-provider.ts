import { define } from './parts/case-provider.ts';

define();
