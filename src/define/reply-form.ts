import { define } from './parts/reply-form.ts';

define();
