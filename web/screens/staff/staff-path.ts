import { staffPaths } from '../../paths.ts';

/** A page of the console that somebody is to come back to; the first one for any other address. */
export function staffPathOf(to: string): string {
  return /^\/staff(\/[\w-]+)*$/.test(to) ? to : staffPaths.home;
}
