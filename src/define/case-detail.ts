import { define } from './parts/case-detail.ts';

define();
