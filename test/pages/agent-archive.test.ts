import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { list, type ReadEntry } from 'tar';
import { agentArchive } from '../../web/build/agent-archive.ts';
import { agentFolder } from '../../web/build/agent-files.ts';

const around = ['agent/README.md', 'agent/package-lock.json', 'agent/package.json'];

describe('the signing agent for download', () => {
  const copy = mkdtempSync(path.join(tmpdir(), 'agent-'));
  beforeAll(() => {
    cpSync(agentFolder, copy, {
      recursive: true,
      filter: (name) => !name.includes('node_modules'),
    });
  });
  afterAll(() => {
    rmSync(copy, { recursive: true });
  });

  test('has its sources, what they run by, and nothing else', async () => {
    const sources = readdirSync(agentFolder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /^src[\\/].*\.ts$/.test(name))
      .map((name) => `agent/${name.replaceAll('\\', '/')}`);
    const entries = await entriesOf((await agentArchive(agentFolder)).content);
    expect(sources).toContain('agent/src/main.ts');
    expect(entries.map((entry) => entry.path).sort()).toEqual([...around, ...sources].sort());
    expect(new Set(entries.map(({ type, mode }) => `${type} ${mode?.toString(8)}`))).toEqual(
      new Set(['File 644']),
    );
  });

  test('has the same bytes for the same sources, wherever and whenever they were checked out', async () => {
    writeFileSync(path.join(copy, 'notes.txt'), 'Not a part of it.');
    for (const name of ['src/main.ts', 'package.json']) chmodSync(path.join(copy, name), 0o600);
    expect(await agentArchive(copy)).toEqual(await agentArchive(agentFolder));
    writeFileSync(path.join(copy, 'src', 'more.ts'), '');
    expect((await agentArchive(copy)).content).not.toEqual(
      (await agentArchive(agentFolder)).content,
    );
  });
});

async function entriesOf(archive: Buffer): Promise<ReadEntry[]> {
  const entries: ReadEntry[] = [];
  const parser = list({ onReadEntry: (entry) => entries.push(entry) });
  const ended = new Promise<void>((resolve, reject) => {
    parser.on('end', resolve);
    parser.on('error', reject);
  });
  parser.end(archive);
  await ended;
  return entries;
}
