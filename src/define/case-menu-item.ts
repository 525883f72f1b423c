import { define } from './parts/case-menu-item.ts';

define();
