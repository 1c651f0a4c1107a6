import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { consentAnswer, methodsAnswer } from '../../../src/api/flows/catalogue-answers.ts';
import { consentInForce } from '../../../src/domain/subject/consent.ts';
import { flowNames, flows } from '../../../src/domain/flows/flows.ts';
import { startPath } from '../../../src/domain/flows/kinds.ts';
import { problems } from '../../../src/domain/problems/problems.ts';
import { config, type Edge, startEdge } from '../support/edge.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.stop());

test('the methods are those of the matrix, in the language asked for', async () => {
  const vi = methodsAnswer.parse((await edge.send('GET', '/v1/methods')).json);
  expect(vi.items.map(({ method }) => method)).toEqual(flowNames.map(({ method }) => method));
  expect(vi.items[0]).toMatchObject({
    title: 'Thuê bao di động',
    level: 2,
    path: startPath({ kind: 'registration', method: 'mobile_subscriber' }),
  });
  const en = await edge.send('GET', '/v1/methods', { headers: { 'accept-language': 'en' } });
  expect(methodsAnswer.parse(en.json).items[0]?.title).toBe('Mobile subscriber');
  expect(en.headers.get('content-language')).toBe('en');
});

test('a method that this portal does not offer says so, and does not start', async () => {
  const methods = ['vietnam_post' as const];
  const other = await startEdge({ settings: { ...config.api, methods } });
  try {
    const { items } = methodsAnswer.parse((await other.send('GET', '/v1/methods')).json);
    const offered = items.filter(({ available }) => available).map(({ path }) => path);
    const by = offered.filter((path) => !path.startsWith('/v1/account/'));
    expect(by).toEqual([
      '/v1/registrations/vietnam_post',
      '/v1/logins/vietnam_post',
      // By no method.
      '/v1/recoveries/counter',
      '/v1/resumptions',
      '/v1/disputes',
    ]);
    expect(offered).not.toContain('/v1/account/changes/password');
    for (const kind of ['registration', 'login'] as const) {
      const path = startPath({ kind, method: 'usb_signature' });
      const started = await other.send('POST', path, { body: {} });
      expect(started).toMatchObject({ status: 404, json: { code: 'MethodNotOffered' } });
    }
  } finally {
    await other.stop();
  }
});

test.each(['/', '/docs/'])('%s leads to the page that shows the API', async (path) => {
  const { status, headers } = await fetch(edge.url + path, { redirect: 'manual' });
  expect([status, headers.get('location')]).toEqual([308, '/docs']);
});

test('the consent is the one in force', async () => {
  const { json } = await edge.send('GET', '/v1/consent');
  expect(consentAnswer.parse(json)).toMatchObject({
    version: consentInForce.version,
    text: consentInForce.text.vi,
  });
});

test('development asks for no bot check', async () => {
  expect((await edge.send('GET', '/v1/bot-check')).json).toEqual({ required: false });
});

describe('the page that the type of a problem points to', () => {
  test.each(Object.entries(problems))(
    '%s exists, in both languages',
    async (code, { title, detail }) => {
      const { status, headers, text } = await edge.send('GET', `/problems/${code}`);
      expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      const plain = text.replaceAll(/&#(\d+);/g, (_, sign: string) =>
        String.fromCodePoint(Number(sign)),
      );
      for (const words of [title.vi, title.en, detail.vi, detail.en])
        expect(plain).toContain(words);
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'sha256-/,
      );
    },
  );
  test('of an unknown code is not found', async () => {
    expect((await edge.send('GET', '/problems/constructor')).status).toBe(404);
  });
});

test('the page at /docs loads nothing from elsewhere, and no inline script', async () => {
  const { text, headers } = await edge.send('GET', '/docs');
  const loaded = [...text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? '');
  expect(loaded).toHaveLength(3);
  // An icon in words, so that no browser asks for one that is not there.
  expect(text).toContain('<link rel="icon" href="data:,">');
  for (const path of loaded) expect((await edge.send('GET', path)).status).toBe(200);
  expect(text).not.toMatch(/<script>|<style>/);
  expect(headers.get('content-security-policy')).toContain("script-src 'self'");
});

describe('the OpenAPI document', () => {
  const document = z.object({
    openapi: z.string(),
    paths: z.record(
      z.string(),
      z.record(z.string(), z.looseObject({ responses: z.record(z.string(), z.unknown()) })),
    ),
    components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
  });
  const load = async () => document.parse((await edge.send('GET', '/openapi.json')).json);

  test('has every route of the matrix, and every status that a problem may have there', async () => {
    const { openapi, paths } = await load();
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining([
        startPath({ kind: 'registration', method: 'mobile_subscriber' }),
        '/v1/flows/{id}',
        '/v1/flows/{id}/events',
        ...flows.registration.mobile_subscriber.steps.map((step) => `/v1/flows/{id}/steps/${step}`),
        '/v1/flows/{id}/actions/resendOtp',
        '/v1/flows/{id}/actions/askForReview',
      ]),
    );
    const statuses = Object.keys(
      paths[startPath({ kind: 'registration', method: 'mobile_subscriber' })]?.['post']
        ?.responses ?? {},
    );
    expect(statuses).toEqual([
      '201',
      '202',
      '400',
      '401',
      '404',
      '408',
      '409',
      '410',
      '413',
      '415',
      '422',
      '429',
      '500',
      '503',
    ]);
  });

  test('describes the body by the schema that validates it', async () => {
    const { paths } = await load();
    const body =
      paths[startPath({ kind: 'registration', method: 'mobile_subscriber' })]?.['post']?.[
        'requestBody'
      ];
    expect(body).toMatchObject({
      content: {
        'application/json': {
          schema: {
            type: 'object',
            additionalProperties: false,
            required: [
              'subjectType',
              'phone',
              'fullName',
              'dateOfBirth',
              'consent',
              'documentNumber',
            ],
          },
        },
      },
    });
  });

  test('refers to nothing that it has not', async () => {
    const { components, paths } = await load();
    const references = JSON.stringify({ paths, components }).matchAll(
      /"#\/components\/schemas\/(\w+)"/g,
    );
    for (const [, name] of references) expect(Object.keys(components.schemas)).toContain(name);
  });
});
