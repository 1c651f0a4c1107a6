import type { FlowView } from '../../client/contract.ts';
import { type Brought, signInAtPost } from './post-browser.ts';
import { say } from './say.ts';

export type PostCredential = { username: string; password: string };

/** Goes where the flow sends the browser, signs in there, and says what it came back with. */
export async function goToPost({ step }: FlowView, credential: PostCredential): Promise<Brought> {
  const url = step?.redirect?.url;
  if (url === undefined) throw new Error('The flow shows no address to go to.');
  const brought = await signInAtPost(url, credential);
  say(`\nSigned in at ${new URL(url).origin}; the browser comes back with a code.`);
  return brought;
}
