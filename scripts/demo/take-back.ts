import { orThrow } from '../../client/or-throw.ts';
import { say } from './say.ts';
import type { Tools } from './walk.ts';

/** Takes something back by the code of its notice, signed in by nothing. */
export async function takeBack({ client }: Pick<Tools, 'client'>, code: string): Promise<void> {
  const { status, cancelled } = orThrow(await client.cancelByCode(code));
  say(`\nPOST /v1/cancellations\n  ${status}, taken back by ${code}: the ${cancelled}`);
}
