import { expect, it } from '@jest/globals';
import { table } from '../../bench/report/table.ts';

it('aligns names to the left and figures to the right', () => {
  const rows = [
    ['API', '9.1'],
    ['PostgreSQL', '12.0'],
  ];
  expect(table(['process', 'ms'], rows).split('\n')).toEqual([
    'process       ms',
    '──────────  ────',
    'API          9.1',
    'PostgreSQL  12.0',
  ]);
});
