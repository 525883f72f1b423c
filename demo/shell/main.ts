import '../../src/define/case-provider.ts';
import '../../src/define/case-menu-item.ts';
import '../../src/define/case-access.ts';
import '../../src/define/case-notifications.ts';
import '../../src/define/case-portal.ts';
import '../../src/define/case-today.ts';
import { Shell } from './shell.ts';

if (import.meta.env.MODE === 'mock') {
  const { startMock } = await import('../mock/start-mock.ts');
  await startMock();
}
new Shell(document.body).start();
