import path from 'node:path';

/** A path for people: from here where that is shorter to read, else the whole one. */
export function shortPath(file: string): string {
  const fromHere = path.relative('.', file);
  return fromHere === '' || fromHere.startsWith('..') ? file : fromHere;
}
