import { type LedgerRow, readRequirements, readRows } from './ledger.ts';

const words = {
  met: 'met',
  absent: 'met: nothing of it is there',
  not_applicable: 'not applicable',
  not_done: '**not done**',
} as const satisfies Record<LedgerRow['status'], string>;

/** The ledger as a page in Markdown: how many there are of each, and a table for each chapter. */
export function ledgerPage(): string {
  const { chapters } = readRequirements();
  const parts = chapters.map((chapter) => ({ chapter, rows: readRows(chapter.id) }));
  const all = [...parts, { chapter: null, rows: parts.flatMap(({ rows }) => rows) }];
  const counts = all.map(({ chapter, rows }) => [
    chapter
      ? `[${chapter.id} ${chapter.name}](#${anchorOf(`${chapter.id} ${chapter.name}`)})`
      : 'all',
    ...Object.keys(words).map((status) =>
      String(rows.filter((one) => one.status === status).length),
    ),
  ]);
  const tables = parts.map(({ chapter, rows }) => {
    const lines = rows.map((one) => [
      `${one.id} (${chapter.levels[one.id] ?? '?'})`,
      one.asks,
      [words[one.status], one.because].filter(Boolean).join(': '),
      evidenceOf(one),
    ]);
    const head = ['Requirement (level)', 'Asks', 'How it stands', 'Where; tests'];
    return `## ${chapter.id} ${chapter.name}\n\n${table(head, lines)}`;
  });
  return [table(['Chapter', ...Object.values(words)], counts), ...tables].join('\n\n');
}

function evidenceOf({ where = [], tests = [] }: LedgerRow): string {
  const code = where.map((place) => `\`${place}\``).join(', ');
  const shown = tests.map((test) => {
    const [file = '', ...title] = test.split(' > ');
    return `\`${file}\` ${title.join(' › ')}`;
  });
  return [code, ...shown].filter(Boolean).map(escaped).join('<br>');
}

/** The anchor that GitHub makes of a heading. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

function escaped(text: string): string {
  return text.replaceAll('|', String.raw`\|`);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
