import { define } from './parts/case-portal.ts';

define();
