import { define } from './parts/case-compose.ts';

define();
