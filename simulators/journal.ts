import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { mail } from './email/mailboxes.ts';
import { message } from './handset/inbox.ts';
import { person } from './person.ts';

/** What outlives the process: a person who was added, a message on a handset, or one in a mailbox. */
const entry = z.union([
  z.object({ person }),
  z.object({ phone: z.string(), message }),
  z.object({ mail }),
]);
export type Entry = z.infer<typeof entry>;

/** The entries that earlier processes left in the folder. */
export function readJournal(directory: string): Entry[] {
  return readLines(fileIn(directory)).flatMap((line) => {
    const parsed = entry.safeParse(parseJson(line));
    // The last line of a process that was killed may be half a line.
    return parsed.success ? [parsed.data] : [];
  });
}

/** Begins the journal anew with the entries that still matter. */
export function rewriteJournal(directory: string, entries: readonly Entry[]): void {
  const file = fileIn(directory);
  mkdirSync(directory, { recursive: true });
  writeFileSync(`${file}.new`, entries.map(toLine).join(''));
  renameSync(`${file}.new`, file);
}

/** Written when it returns: a process that is killed loses nothing that it has answered for. */
export function appendToJournal(directory: string, entry: Entry): void {
  // By name and not by a descriptor that is kept: a second process that starts by mistake, and ends
  // on finding the ports taken, has put another file in its place.
  appendFileSync(fileIn(directory), toLine(entry));
}

function fileIn(directory: string): string {
  return path.join(directory, 'state.jsonl');
}

function toLine(entry: Entry): string {
  return `${JSON.stringify(entry)}\n`;
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
