import { define } from './parts/case-notifications.ts';

define();
