import { readFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * The titles of a file's tests, each behind those of the describes around it (`describe > test`); of
 * `test.each` as the template stands there. Titles that are worked out are left out.
 */
export function testTitles(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const found: string[] = [];
  look(source, [], found);
  return found;
}

function look(node: ts.Node, around: readonly string[], found: string[]): void {
  const called = ts.isCallExpression(node) ? titledCall(node) : undefined;
  if (called?.kind === 'test') found.push([...around, called.title].join(' > '));
  const inside = called?.kind === 'describe' ? [...around, called.title] : around;
  ts.forEachChild(node, (child) => {
    look(child, inside, found);
  });
}

/** Of `test('…', …)`, `test.each(…)('…', …)` and the like, also of our own `describeInBrowser`. */
function titledCall(
  node: ts.CallExpression,
): { kind: 'test' | 'describe'; title: string } | undefined {
  const [title] = node.arguments;
  const name = rootOf(node.expression);
  if (name === undefined || title === undefined || !ts.isStringLiteralLike(title)) return undefined;
  if (/^test/.test(name)) return { kind: 'test', title: title.text };
  return name.startsWith('describe') ? { kind: 'describe', title: title.text } : undefined;
}

/** The name that a callee begins with: `test` of `test.each([…])`. */
function rootOf(callee: ts.Expression): string | undefined {
  if (ts.isIdentifier(callee)) return callee.text;
  if (ts.isPropertyAccessExpression(callee) || ts.isCallExpression(callee)) {
    return rootOf(callee.expression);
  }
  return ts.isTaggedTemplateExpression(callee) ? rootOf(callee.tag) : undefined;
}
