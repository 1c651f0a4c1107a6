/** CPU time of a process in milliseconds, user and system together. */
export type ProcessTime = {
  parent: number;
  own: number;
  /** Of its children that have ended and been waited for. */
  endedChildren: number;
};

/** Linux counts hundredths of a second for every program (USER_HZ). */
const msPerTick = 10;

/** Reads a line of /proc/<pid>/stat, as proc_pid_stat(5) describes it. */
export function parseProcStat(line: string): ProcessTime {
  // The second member is a name in parentheses, which may hold spaces and parentheses.
  const members = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const member = (number: number): number => Number(members[number - 3]);
  return {
    parent: member(4),
    own: (member(14) + member(15)) * msPerTick,
    endedChildren: (member(16) + member(17)) * msPerTick,
  };
}

/** The database that a PostgreSQL process title names, or undefined for one of the background. */
export function databaseOfTitle(title: string): string | undefined {
  return /^postgres: \S+ (\S+) [^ ]+\(\d+\)/.exec(title)?.[1];
}
