import { CasePortal } from '../../components/case-portal/case-portal.ts';
import { provideLazy } from '../../element/lazy.ts';
import { register, type Registration } from '../register.ts';
import { define as caseAccess } from './case-access.ts';
import { define as caseList } from './case-list.ts';

/** Defines <case-portal> and what it needs; <case-detail> and <case-compose> arrive when they are first opened. Safe to call again. */
export function define(where: Registration = {}): void {
  const { prefix = '', registry = customElements } = where;
  caseList(where);
  caseAccess(where);
  provideLazy(
    `${prefix}case-detail`,
    async () => {
      const { define: defineDetail } = await import('./case-detail.ts');
      defineDetail(where);
    },
    registry,
  );
  provideLazy(
    `${prefix}case-compose`,
    async () => {
      const { define: defineCompose } = await import('./case-compose.ts');
      defineCompose(where);
    },
    registry,
  );
  register(CasePortal, where);
}
