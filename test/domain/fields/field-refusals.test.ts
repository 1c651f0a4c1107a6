import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { parseBody } from '../../../src/domain/fields/field-refusals.ts';
import { documentBody } from '../../../src/domain/steps/document.ts';
import { isSubmittedStep, stepNames, steps } from '../../../src/domain/steps/steps.ts';

const nested = z.strictObject({ list: z.array(z.strictObject({ n: z.int().max(3) })) });

describe('what a schema refuses', () => {
  test.each([
    ['no body', undefined, '', 'Required'],
    ['null', null, '', 'InvalidType'],
    ['a list', [], '', 'InvalidType'],
    ['a missing member', {}, '/list', 'Required'],
    ['a missing member in a list', { list: [{}] }, '/list/0/n', 'Required'],
    ['another type', { list: [{ n: '1' }] }, '/list/0/n', 'InvalidType'],
    ['a number too large, which is no length', { list: [{ n: 4 }] }, '/list/0/n', 'InvalidValue'],
    ['an unknown member', { list: [{ n: 1, 'a/b~c': 1 }] }, '/list/0/a~1b~0c', 'UnknownMember'],
    ['a hostile member', JSON.parse('{"list":[],"__proto__":1}'), '/__proto__', 'UnknownMember'],
  ])('for %s points to the member', (_, body: unknown, pointer, code) => {
    expect(parseBody(nested, body)).toEqual({ ok: false, errors: [{ pointer, code }] });
  });

  test.each([
    ['nothing', {}, '/documentNumber', 'Required'],
    ['a wrong number', { documentNumber: '1' }, '/documentNumber', 'DocumentNumberInvalid'],
    ['an unknown method', { by: 'letter' }, '/by', 'InvalidValue'],
    ['a method without its number', { by: 'sim_signature' }, '/phone', 'Required'],
    ['both', { documentNumber: '012345678', by: 'usb_signature' }, '/by', 'UnknownMember'],
  ])('for %s goes by the form that a body comes nearest to', (_, body, pointer, code) => {
    expect(parseBody(documentBody, body)).toEqual({ ok: false, errors: [{ pointer, code }] });
  });

  test('is never a list longer than a person can read', () => {
    const body = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [index, 0]));
    const parsed = parseBody(nested, body);
    expect(parsed.ok ? 0 : parsed.errors.length).toBeLessThanOrEqual(30);
  });

  test('is told, and nothing thrown, whatever JSON comes', () => {
    const rules = { acceptsCitizenIdOld9: true, consentVersion: '1', today: () => '2026-11-24' };
    const schemas = stepNames
      .filter(isSubmittedStep)
      .map((step): z.ZodType => steps[step].body(rules, 'mobile_subscriber'));
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...schemas), (body, schema) => {
        const parsed = parseBody(schema, body);
        expect(parsed.ok || parsed.errors.length > 0).toBe(true);
      }),
    );
  });
});
