import { define } from './parts/case-today.ts';

define();
