import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeEach, describe, expect, test } from 'vitest';
import { testApp } from '../testing/test-app.ts';

type Operation = { summary?: string; responses: Record<string, { content?: Record<string, unknown> }> };
type Document = { openapi: string; paths: Record<string, Record<string, Operation>> };

/** Statuses that any call may return. */
const ANY_CALL = new Set(['408', '429', '500', '503']);

describe('the OpenAPI document', () => {
  let document: Document;
  beforeEach(async () => {
    const { app } = await testApp();
    document = (await app.inject('/openapi.json')).json();
  });

  test('is valid OpenAPI 3.1', async () => {
    expect(document.openapi).toBe('3.1.0');
    expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true });
  });

  test('lists every call with its statuses', () => {
    const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { responses }]) => [
        `${method.toUpperCase()} ${path}`,
        Object.keys(responses)
          .filter((status) => !ANY_CALL.has(status))
          .map(Number),
      ]),
    );
    expect(Object.fromEntries(listed)).toEqual({
      'GET /health': [200],
      'GET /ready': [200],
      'GET /metrics': [200],
      'POST /api/flights/{flightId}/orders': [201, 400, 403, 404, 409, 413, 415, 422].toSorted(),
      'GET /api/airports': [200],
      'GET /api/flights': [200, 400],
      'GET /api/fares': [200, 400],
      'GET /api/layouts': [200],
      'GET /api/layouts/{layoutId}': [200, 400, 404],
      'GET /api/flights/{flightId}': [200, 400, 404],
      'POST /api/flights/{flightId}/proposals': [200, 400, 403, 404, 409, 413, 415],
      'POST /api/flights/{flightId}/quote': [200, 400, 403, 404, 413, 415],
      'GET /api/flights/{flightId}/seats': [200, 400, 404],
      'GET /api/flights/{flightId}/seats/events': [200, 400, 404],
      'GET /api/orders/{orderId}': [200, 400, 404],
      'DELETE /api/orders/{orderId}': [200, 400, 403, 404, 409, 413, 415, 422],
      'POST /api/orders/{orderId}/seats': [200, 400, 403, 404, 409, 413, 415, 422],
      'POST /api/orders/{orderId}/payment': [200, 400, 403, 404, 409, 413, 415, 422],
      'GET /api/orders/{orderId}/events': [200, 204, 400, 404],
      'GET /api/orders/{orderId}/travellers': [200, 400, 404],
      'PUT /api/orders/{orderId}/travellers': [200, 400, 403, 404, 409, 413, 415],
      'GET /api/orders/{orderId}/ticket': [200, 400, 404, 409],
      'GET /api/orders/{orderId}/ticket.pdf': [200, 400, 404, 409],
      'GET /api/orders/{orderId}/calendar.ics': [200, 400, 404, 409],
      'GET /api/orders/{orderId}/receipts': [200, 400, 404, 409],
      'GET /api/orders/{orderId}/receipts/{number}.pdf': [200, 400, 404, 409],
      'GET /api/orders/{orderId}/history': [200, 400, 404],
      'GET /api/orders/{orderId}/boarding-passes/{position}.pkpass': [200, 400, 404, 409],
      'GET /api/orders/{orderId}/boarding-passes/{position}/google-pass': [303, 400, 404, 409],
      'POST /api/trips/find': [200, 400, 403, 404, 413, 415],
      'POST /api/trips/open': [200, 400, 403, 404, 413, 415],
      'GET /api/trips': [200],
      'POST /api/admin/flights': [201, 400, 403, 409, 413, 415, 422],
      'POST /api/admin/flights/{flightId}/reset': [200, 400, 403, 404, 409, 413, 415, 422],
      'DELETE /api/admin/orders/{orderId}/personal-data': [200, 400, 403, 404, 409, 413, 415, 422],
      'POST /orders': [201, 400, 403, 404, 409, 413, 415, 422],
      'POST /orders/{id}/seats': [200, 400, 403, 404, 409, 413, 415, 422],
      'POST /orders/{id}/payment': [200, 400, 403, 404, 409, 413, 415, 422],
      'GET /orders/{id}/status': [200, 400, 404],
      'GET /orders/{id}/events': [200, 204, 400, 404],
      'GET /flights/{flightID}/available-seats': [200, 400, 404],
    });
  });

  test('summarises each call, and describes each refusal as a problem document', () => {
    for (const operation of Object.values(document.paths).flatMap((methods) => Object.values(methods))) {
      expect(operation.summary).toBeTruthy();
    }
    const { responses } = document.paths['/api/orders/{orderId}']?.get ?? {};
    expect(responses?.['404']?.content).toEqual({
      'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
    });
    for (const status of ['429', '503']) {
      expect(responses?.[status]).toMatchObject({ headers: { 'retry-after': { schema: { type: 'integer' } } } });
    }
  });
});

describe('the documented responses', () => {
  const CREATING: Record<string, { path: string; body: object }> = {
    'POST /api/flights/{flightId}/orders': {
      path: '/api/flights/FL123/orders',
      body: { userId: 'ada', seats: ['A1'] },
    },
    'POST /orders': { path: '/orders', body: { flightID: 'FL123' } },
    'POST /api/admin/flights': { path: '/api/admin/flights', body: { flightId: 'FL200', layoutId: 'demo-30' } },
  };

  test('every call that creates something returns its location', async () => {
    const { app, call } = await testApp();
    const { paths } = (await app.inject('/openapi.json')).json<Document>();
    const creating = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { responses }]) =>
        responses['201'] ? [{ name: `${method.toUpperCase()} ${path}`, response: responses['201'] }] : [],
      ),
    );
    expect(creating.map(({ name }) => name).toSorted()).toEqual(Object.keys(CREATING).toSorted());
    for (const { name, response } of creating) {
      expect(response).toMatchObject({ headers: { location: { schema: { type: 'string' } } } });
      const { path, body } = CREATING[name] as { path: string; body: object };
      const { status, headers } = await call('POST', path, body);
      const read = await call('GET', `${headers.location}`);
      expect([name, status, read.status]).toEqual([name, 201, 200]);
    }
  });

  test('a call without a body still documents its refusals of invalid bodies', async () => {
    const { app } = await testApp();
    const statuses = [];
    for (const [type, payload] of [
      ['text/plain', 'x'],
      ['application/json', `"${'x'.repeat(65 * 1024)}"`],
    ] as const) {
      const headers = { 'content-type': type };
      statuses.push((await app.inject({ method: 'DELETE', url: '/api/orders/none', headers, payload })).statusCode);
    }
    expect(statuses).toEqual([415, 413]);
  });
});

describe('the page at /docs', () => {
  test('loads, and needs nothing from other hosts', async () => {
    const { app } = await testApp();
    expect((await app.inject('/docs')).headers.location).toBe('/docs/');
    const page = await app.inject('/docs/');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('/openapi.json');
    expect(page.body).not.toMatch(/(src|href)="https?:/);
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
    expect((await app.inject('/docs/js/scalar.js')).statusCode).toBe(200);
  });

  test('answers a client that asks only for its headers, and leaves all other addresses to the pages', async () => {
    const { app } = await testApp();
    const { statusCode, headers, body } = await app.inject({ method: 'HEAD', url: '/docs/' });
    expect({ statusCode, body }).toEqual({ statusCode: 200, body: '' });
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect((await app.inject('/docs/nothing')).body).toBe((await app.inject('/nothing')).body);
  });
});
