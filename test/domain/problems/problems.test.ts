import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { flowNames, rowOf } from '../../../src/domain/flows/flows.ts';
import { fieldProblems, problems } from '../../../src/domain/problems/problems.ts';

/** Those of the matrix, and the app, which takes the place of the OTP where an account has one. */
const steps: readonly string[] = [
  ...flowNames.flatMap((name) => rowOf(name).steps),
  'authenticator_app',
];

const folder = path.join(import.meta.dirname, '../../../src/domain/problems/texts');
const declaring = z.record(z.string(), z.record(z.string(), z.unknown()));

/** The codes that each file of texts declares. */
async function declaredCodes(): Promise<string[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('-problems.ts'));
  const declared = files.map(async (name) =>
    declaring.parse(await import(path.join(folder, name))),
  );
  return (await Promise.all(declared)).flatMap(Object.values).flatMap(Object.keys);
}

describe('the table of problems', () => {
  test('has each problem once, of all files: two of one code would hide each other', async () => {
    expect((await declaredCodes()).sort()).toEqual(Object.keys(problems).sort());
  });

  test.each(Object.entries(problems))('%s says in both languages what to do', (_, problem) => {
    for (const text of [problem.title, problem.detail]) {
      expect(text.vi).not.toBe('');
      expect(text.en).not.toBe(text.vi);
    }
    expect(problem.detail.vi).toMatch(/[.]$/);
    expect(problem.status).toBeGreaterThanOrEqual(400);
  });

  test.each(Object.entries(fieldProblems))('%s says what is wrong with the field', (_, text) => {
    expect(text.vi).not.toBe('');
    expect(text.en).not.toBe(text.vi);
  });

  test('leads only to steps that a method has', () => {
    const hrefs = Object.values(problems).flatMap((one) => one.nextActions.map(({ href }) => href));
    const named = hrefs.flatMap((href) => /\/steps\/(.*)$/.exec(href)?.[1] ?? []);
    expect(steps).toEqual(expect.arrayContaining(named));
  });

  test("offers the guide's three ways out when there is an account already", () => {
    expect(problems.AccountAlreadyExists.nextActions.map(({ action }) => action)).toEqual([
      'recoverPassword',
      'recoverAtCounter',
      'dispute',
    ]);
  });
});
