import { define } from './parts/case-list.ts';

define();
