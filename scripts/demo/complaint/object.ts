import { say } from '../say.ts';
import type { Tools } from '../walk.ts';

const statement = 'Số này là của tôi từ năm 2010, tôi có căn cước công dân để chứng minh.';

/** The other party says why not, by the code of the notice alone. */
export async function object({ api }: Pick<Tools, 'api'>, code: string): Promise<void> {
  const path = '/v1/objections';
  const response = await fetch(api + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, statement }),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  say(`\nPOST ${path}\n  ${response.status}, by ${code}: staff read it before they decide`);
}
