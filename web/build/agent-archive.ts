import { create } from 'tar';
import { agentFiles, agentVersion } from './agent-files.ts';

/** The time of every file, as npm has it in packages: a time that no unpacker finds odd. */
const mtime = new Date('1985-10-26T08:15:00Z');
/** A plain file that everybody reads and its owner writes, whatever the checkout has. */
const mode = 0o100_644;

/**
 * The signing agent in that folder for download, all of it below `agent/`. The same sources give the same bytes, so that
 * whoever has them can tell by the SHA-256 that the portal's archive is made of these.
 */
export async function agentArchive(folder: string): Promise<{ name: string; content: Buffer }> {
  const stream = create(
    {
      cwd: folder,
      prefix: 'agent',
      gzip: { level: 9 },
      portable: true,
      noDirRecurse: true,
      strict: true,
      mtime,
      onWriteEntry: ({ stat }) => {
        if (stat) stat.mode = mode;
      },
    },
    await agentFiles(folder),
  );
  return {
    name: `dinhdanh-agent-${await agentVersion(folder)}.tar.gz`,
    content: await stream.concat(),
  };
}
