import { define } from './parts/case-access.ts';

define();
