import { randomBytes, randomUUID } from 'node:crypto';
import { createHashPassword } from '../../src/api/flows/hash-password.ts';

const rounds = 40;

/** CPU milliseconds of one password hash, one after the other: what no design can do without. */
export async function measureHash(): Promise<number> {
  const hashPassword = createHashPassword({ hashConcurrency: 1, hashQueue: 0 });
  const hashOne = () => hashPassword(randomUUID(), 'Bench-password-A1', randomBytes(16));
  await hashOne();
  const since = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) await hashOne();
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000 / rounds;
}
