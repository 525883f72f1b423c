import { checkResponse } from './wire.ts';

const answer = (body: unknown, status = 200, type = 'application/json'): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } });

const get = (path: string): Request => new Request(`http://office.test${path}`);

describe('the check of the wire', () => {
  it('refuses what openapi.yaml does not describe', async () => {
    await expect(checkResponse(get('/api/access'), answer({ agencies: [] }))).rejects.toThrow(/role/);
    await expect(checkResponse(get('/api/cases/a'), answer({ id: 'a' }))).rejects.toThrow(/subject/);
    await expect(checkResponse(get('/api/nowhere'), answer({}))).rejects.toThrow(/no path/);
    const problem = answer({ kind: 5 }, 404, 'application/problem+json');
    await expect(checkResponse(get('/api/cases/a'), problem)).rejects.toThrow(/kind/);
  });
});
