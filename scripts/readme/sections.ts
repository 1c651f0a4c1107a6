import { answers } from '../../agent/src/answers.ts';
import { type AnyFlow, declarationOf, flowNames, rowOf } from '../../src/domain/flows/flows.ts';
import { startPath } from '../../src/domain/flows/kinds.ts';
import { keptInWords, type Retention, retention } from '../../src/domain/retention.ts';
import { problems } from '../../src/domain/problems/problems.ts';

/** The matrix of `src/domain/flows/flows.ts` in Markdown, but for the changes of an account. */
export function methodsTable(): string {
  return matrix(flowNames.filter(({ kind }) => kind !== 'change'));
}

/** The changes of an account, likewise. */
export function changesTable(): string {
  return matrix(flowNames.filter(({ kind }) => kind === 'change'));
}

function matrix(names: readonly AnyFlow[]): string {
  const rows = names.map((name) => {
    const { guide, subjectTypes, proof, steps, level } = rowOf(name);
    return [
      `${guide} ${declarationOf(name).title.vi} \`${name.method}\``,
      name.kind,
      subjectTypes.join(', '),
      proof.en,
      steps.join(' → '),
      String(level),
      `\`POST ${startPath(name)}\``,
    ];
  });
  return table(['Guide, method', 'Kind', 'For', 'Proof', 'Steps', 'Level', 'Starts with'], rows);
}

/** Every problem with its status, in Markdown. */
export function problemsTable(): string {
  const byStatus = Map.groupBy(Object.entries(problems), ([, { status }]) => status);
  const rows = [...byStatus]
    .sort(([a], [b]) => a - b)
    .map(([status, entries]) => [
      String(status),
      entries.map(([code]) => `\`${code}\``).join(' · '),
    ]);
  return table(['Status', 'Codes'], rows);
}

/** What is kept, and how long, table by table, in Markdown. */
export function retentionTable(): string {
  const rows = Object.entries<Retention>(retention).map(([name, one]) => [
    `\`${name}\``,
    one.what,
    keptInWords(one),
    one.why,
  ]);
  return table(['Table', 'What', 'How long', 'Why'], rows);
}

/** Every refusal of the signing agent, in Markdown. */
export function agentAnswersTable(): string {
  const rows = Object.entries(answers).map(([code, { status, text, next }]) => [
    `\`${code}\``,
    String(status),
    `${text.en} ${next.en}`,
  ]);
  return table(['Code', 'Status', 'What it tells'], rows);
}

/** The text with the part between the section's marks replaced; throws when there are none. */
export function replaceSection(text: string, name: string, content: string): string {
  const section = new RegExp(`(<!-- ${name}: .* -->\n)[^]*?(<!-- /${name} -->)`);
  if (!section.test(text)) throw new Error(`There is no section "${name}".`);
  return text.replace(section, (_, begin: string, end: string) => `${begin}\n${content}\n\n${end}`);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
