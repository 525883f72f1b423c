/**
 * What stands around a story: a provider with the toolbar's language and theme, over an adapter of the story's own. The
 * story itself is only what a host would write inside it.
 */
import type { WebComponentsRenderer } from '@storybook/web-components';
import { html, nothing, type TemplateResult } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import type { DecoratorFunction, Parameters } from 'storybook/internal/types';
import { createDemoAdapter, demoSession, type DemoAdapterOptions } from '../../mocks/demo-adapter.ts';
import type { ScenarioName } from '../../mocks/office/model.ts';
import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import { createCaseClient } from '../../src/client/create-client.ts';
import type { CaseClient } from '../../src/client/types.ts';

export interface Stage {
  /** The door to the back end, made anew each time the story is opened. */
  readonly adapter?: () => CaseAdapter;
  /** Who is logged in; default `maria`. */
  readonly user?: string;
  /** Waits and retries are over at once: for stories of what comes after them. */
  readonly impatient?: boolean;
  /** Stands alone in the page, as where a host has forgotten the provider. */
  readonly alone?: boolean;
}

/** Parameters of a story (or of all of a file) that say what stands around it. */
export const onStage = (stage: Stage): Parameters => ({ stage });

/** The same, over the agency office with a named data set. */
export const inOffice = (scenario: ScenarioName, options: DemoAdapterOptions = {}): Parameters =>
  onStage({
    adapter: () => createDemoAdapter(scenario, options),
    ...(options.user === undefined ? {} : { user: options.user }),
  });

const HASTE = 50;

function impatientClient(adapter: CaseAdapter, user: string | undefined): CaseClient {
  const hurried = (handler: () => void, ms = 0) => setTimeout(handler, ms / HASTE);
  return createCaseClient({
    adapter,
    session: demoSession(user),
    env: { setTimeout: hurried as typeof setTimeout },
  });
}

/** Keeps what it has made for as long as the story is mounted, however often it renders. */
class Made extends Directive {
  #kept: { readonly of: unknown; readonly value: unknown } | undefined;

  /** `of`: with another one, it is made anew. */
  override render(of: unknown, make: () => unknown): unknown {
    const kept = this.#kept;
    if (kept && kept.of === of) return kept.value;
    const value = make();
    this.#kept = { of, value };
    return value;
  }
}

const made = directive(Made);

export const stageDecorator: DecoratorFunction<WebComponentsRenderer> = (story, { globals, parameters }) => {
  const { adapter, user, impatient, alone } = (parameters['stage'] ?? {}) as Stage;
  const locale = String(globals['locale']);
  const theme = String(globals['theme']);
  document.documentElement.lang = locale;
  document.documentElement.dataset['theme'] = theme;
  const content = story() as TemplateResult;
  return html`<div class="sb-frame" data-width=${String(globals['width'])}>
    ${
      alone
        ? content
        : html`<case-provider
            locale=${locale}
            theme=${theme}
            .session=${demoSession(user)}
            .adapter=${adapter && !impatient ? made(adapter, adapter) : nothing}
            .client=${adapter && impatient ? made(adapter, () => impatientClient(adapter(), user)) : nothing}
            >${content}</case-provider
          >`
    }
  </div>`;
};
