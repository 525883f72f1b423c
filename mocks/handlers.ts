/** The office as request handlers for MSW: the same answers in the browser and in tests as from the service. */
import { http, HttpResponse, type HttpHandler } from 'msw';
import { Unreachable } from './office/http/problem.ts';
import type { Office } from './office/office.ts';

/** What the desk's API answers below `/desk`; anything else there is the page and its modules. */
const DESK_PATH = /^\/desk\/(overview|cases|files|companies|events)(\/|$)/;
const DEMO_PATH = /^\/demo\/(reset|faults)$/;

/**
 * Handlers for an office whose company side lies at `baseUrl` (e.g. `/api`, or `https://cases.example/api`); the desk and
 * the demo's switches lie at the same origin, under `/desk` and `/demo`. They start no worker: that is the caller's.
 */
export function createHandlers(office: Office, baseUrl: string): HttpHandler[] {
  const base = new URL(baseUrl, globalThis.location?.href ?? 'http://localhost');
  const basePath = base.pathname.replace(/\/+$/, '');
  const answer = async ({ request }: { request: Request }): Promise<Response> => {
    try {
      return await office.fetch(request, basePath);
    } catch (error) {
      if (error instanceof Unreachable) return HttpResponse.error();
      throw error;
    }
  };
  const isOurs = ({ request }: { request: Request }): boolean => {
    const { origin, pathname } = new URL(request.url);
    return origin === base.origin && (DESK_PATH.test(pathname) || DEMO_PATH.test(pathname));
  };
  return [http.all(`${base.origin}${basePath}/*`, answer), http.all(isOurs, answer)];
}
