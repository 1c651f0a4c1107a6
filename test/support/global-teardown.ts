import { servers } from './servers.ts';
import { removeTestFolder } from './test-folder.ts';

/** After the last test file that needs servers. */
export default async function globalTeardown(): Promise<void> {
  await removeTestFolder(servers().folder);
}
