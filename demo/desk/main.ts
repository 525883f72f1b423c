import { createDeskClient } from '../../mocks/desk-client.ts';
import { Desk } from './desk.ts';

if (import.meta.env.MODE === 'mock') {
  const { startMock } = await import('../mock/start-mock.ts');
  await startMock();
}
new Desk(document.body, createDeskClient({ baseUrl: location.origin, consultantId: 'anna' })).start();
