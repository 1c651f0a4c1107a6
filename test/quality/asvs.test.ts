import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readRequirements, readRows } from '../../scripts/asvs/ledger.ts';
import { anchorOf, ledgerPage } from '../../scripts/asvs/page.ts';
import { replaceSection } from '../../scripts/readme/sections.ts';
import { testTitles } from './support/test-titles.ts';

const root = path.resolve(import.meta.dirname, '../..');
const { chapters } = readRequirements();
const rows = chapters.flatMap(({ id }) => readRows(id));
const known = new Map<string, Set<string>>();

/** What is wrong with a test that the ledger names: undefined where there is such a one. */
function flawOf(named: string): string | undefined {
  const [file = '', ...title] = named.split(' > ');
  const at = path.join(root, file);
  if (!existsSync(at)) return `no file ${file}`;
  const titles = known.get(file) ?? new Set(testTitles(at));
  known.set(file, titles);
  return titles.has(title.join(' > ')) ? undefined : `no test ${named}`;
}

/** Whether a file or folder is there; of a document with `#`, also the heading. */
function isThere(place: string): boolean {
  const [file = '', heading] = place.split('#');
  const at = path.join(root, file);
  if (!existsSync(at)) return false;
  if (heading === undefined) return true;
  const headings = readFileSync(at, 'utf8').matchAll(/^#+ (.+)$/gm);
  return [...headings].some(([, words = '']) => anchorOf(words) === heading);
}

describe('the ledger of ASVS 5.0', () => {
  test.each(chapters)(
    '$id has each requirement of levels 1 and 2 once, in its order',
    (chapter) => {
      expect(readRows(chapter.id).map(({ id }) => id)).toEqual(Object.keys(chapter.levels));
    },
  );

  test('names tests that exist', () => {
    const flaws = rows.flatMap(({ id, tests = [] }) =>
      tests.flatMap((named) => flawOf(named) ?? []).map((flaw) => `${id}: ${flaw}`),
    );
    expect(flaws).toEqual([]);
  });

  test('names places that exist', () => {
    const places = rows.flatMap(({ id, where = [] }) => where.map((place) => ({ id, place })));
    expect(places.filter(({ place }) => !isThere(place))).toEqual([]);
  });

  test('is what docs/asvs.md shows (npm run readme writes it)', () => {
    const page = readFileSync(path.join(root, 'docs/asvs.md'), 'utf8');
    expect(replaceSection(page, 'asvs', ledgerPage())).toBe(page);
  });

  test('has no file beside those of its chapters', () => {
    const files = readdirSync(path.join(root, 'docs/asvs')).sort();
    const expected = [...chapters.map(({ id }) => `${id}.yaml`), 'requirements.json'].sort();
    expect(files).toEqual(expected);
  });
});

test('a test that is not there, or not there any more, is found out', () => {
  const here = 'test/quality/asvs.test.ts';
  expect(flawOf(`${here} > the ledger of ASVS 5.0 > names tests that exist`)).toBeUndefined();
  expect(flawOf(`${here} > names tests that exist`)).toBeDefined();
  expect(flawOf(`${here} > the ledger of ASVS 5.0 > names tests`)).toBeDefined();
  expect(flawOf('test/quality/no-such.test.ts > names tests that exist')).toBeDefined();
  expect(isThere('docs/asvs.md#v2-validation-and-business-logic')).toBe(true);
  expect(isThere('docs/asvs.md#v2')).toBe(false);
});
