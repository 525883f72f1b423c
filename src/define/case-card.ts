import { define } from './parts/case-card.ts';

define();
