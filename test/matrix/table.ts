import { type Fault, faults, processes, type ProcessName } from './faults.ts';
import type { Cell, Results, Round } from './result.ts';

/** How a cell reads; the first that fits. */
const signs = [
  { sign: '✗', means: 'failed', is: ({ outcome }: Cell) => outcome === 'failed' },
  {
    sign: 'w',
    means: 'waits, and a saved query finds it',
    is: ({ outcome }: Cell) => outcome === 'waits',
  },
  {
    sign: '+',
    means: 'completed, one message came twice, the very same',
    is: ({ oneMore }: Cell) => oneMore,
  },
  {
    sign: 'a',
    means: 'completed, its citizen was told and did it again',
    is: ({ told }: Cell) => told.length > 0,
  },
  { sign: '✓', means: 'completed', is: () => true },
] as const;
const notRun = '·';

/** What each round came to, in Markdown: every process and fault, also those that were not run. */
export function roundsTable(results: Results): string {
  const rows = processes.flatMap((process) =>
    faults.map((fault) => [process, fault, ...summaryOf(roundOf(results, process, fault))]),
  );
  const heads = [
    'Process',
    'Fault',
    'Flows',
    'Completed',
    'Wait',
    'Again',
    'One message more',
    'Failed',
  ];
  return table([...heads, 'Longest', 'Run'], rows);
}

function summaryOf(round: Round | undefined): string[] {
  if (!round) return ['not run', '', '', '', '', '', '', ''];
  const { cells, wrong, at } = round;
  const count = (is: (cell: Cell) => boolean): string => String(cells.filter(is).length);
  const failed = cells.filter(({ outcome }) => outcome === 'failed').length;
  return [
    String(cells.length),
    count(({ outcome }) => outcome === 'completed'),
    count(({ outcome }) => outcome === 'waits'),
    count(({ told }) => told.length > 0),
    count(({ oneMore }) => oneMore),
    wrong.length === 0 ? String(failed) : `${failed}, and ${wrong.length} of the whole`,
    `${Math.max(0, ...cells.map(({ seconds }) => seconds))} s`,
    at.slice(0, 10),
  ];
}

/** Every flow at every move by every process: a sign for each fault, in the order of the faults. */
export function cellsTable(results: Results): string {
  const names = [...new Set(results.flatMap(({ cells }) => cells.map(nameOf)))];
  const rows = names.map((name) => [
    name,
    ...processes.map((process) =>
      faults.map((fault) => signOf(roundOf(results, process, fault), name)).join(''),
    ),
  ]);
  return table(['Flow, and the move under way', ...processes], rows);
}

/** What the signs mean, in a sentence. */
export function signsText(): string {
  const each = signs.map(({ sign, means }) => `${sign} ${means}`);
  return `Four signs a cell, for ${faults.join(', ')}: ${[...each, `${notRun} not run`].join('; ')}.`;
}

/** What has failed, and why, in Markdown. */
export function failuresText(results: Results): string {
  const lines = results.flatMap(({ process, fault, cells, wrong }) => [
    ...cells
      .filter(({ outcome }) => outcome !== 'completed')
      .map(
        (cell) =>
          `- ${process} × ${fault}, ${nameOf(cell)}: ${cell.outcome}, ${cell.why.join('; ')}`,
      ),
    ...wrong.map((sentence) => `- ${process} × ${fault}: ${sentence}`),
  ]);
  return lines.length === 0 ? 'None of those that were run.' : lines.join('\n');
}

function roundOf(results: Results, process: ProcessName, fault: Fault): Round | undefined {
  return results.find((one) => one.process === process && one.fault === fault);
}

function nameOf({ kind, method, variant, step }: Cell): string {
  return `${kind} \`${method}\`${variant === undefined ? '' : ` (${variant})`} at ${step}`;
}

function signOf(round: Round | undefined, name: string): string {
  const cell = round?.cells.find((one) => nameOf(one) === name);
  return (cell && signs.find(({ is }) => is(cell))?.sign) ?? notRun;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
