import { describe, expect, it } from '@jest/globals';
import { databaseOfTitle, parseProcStat } from '../../bench/cpu/proc-stat.ts';

describe('parseProcStat', () => {
  it('reads parent and times past a name with spaces and parentheses', () => {
    const line =
      '4242 (a (strange) name) S 17 4242 4242 0 -1 4194304 900 0 3 0 120 30 7 5 20 0 1 0 99 1 1';
    expect(parseProcStat(line)).toEqual({ parent: 17, own: 1500, endedChildren: 120 });
  });
});

describe('databaseOfTitle', () => {
  it.each([
    ['postgres: dinhdanh temporal 127.0.0.1(44312) idle', 'temporal'],
    ['postgres: dinhdanh temporal_visibility 127.0.0.1(1) INSERT', 'temporal_visibility'],
    ['postgres: dinhdanh dinhdanh ::1(50000) idle in transaction', 'dinhdanh'],
  ])('of %s is %s', (title, database) => {
    expect(databaseOfTitle(title)).toBe(database);
  });

  it.each(['postgres: checkpointer', 'postgres: autovacuum launcher', 'postgres: io worker 1'])(
    'of %s is none',
    (title) => {
      expect(databaseOfTitle(title)).toBeUndefined();
    },
  );
});
