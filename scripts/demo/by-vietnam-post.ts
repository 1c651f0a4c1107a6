import { randomBytes } from 'node:crypto';
import { makeUpCitizen } from './made-up-citizen.ts';
import { signInAtPost } from './post-browser.ts';
import { say, sayAccount, sayIdentity, tell } from './say.ts';
import { type Tools, begin } from './walk.ts';

/** Guide 1.5: the citizen signs in at Vietnam Post, where a clerk has checked the papers. */
export async function registerByVietnamPost(tools: Tools): Promise<void> {
  const citizen = makeUpCitizen();
  const credential = {
    username: `khach-${randomBytes(4).toString('hex')}`,
    password: 'Buu-dien-2026',
  };
  await tools.addPerson({ ...citizen, post: { ...credential, papersChecked: true } });
  say(`Vietnam Post knows ${citizen.fullName}, document number ${citizen.documentNumber},`);
  say(`  as ${credential.username}; a clerk has checked the papers.`);

  const details = { subjectType: 'citizen' };
  const meaning = 'the browser is to go to Vietnam Post';
  const { flow, token } = await begin(tools, 'vietnam_post', details, meaning);
  const url = flow.step?.redirect?.url;
  if (url === undefined) throw new Error('The flow shows no address to go to.');

  const brought = await signInAtPost(url, credential);
  say(`\nSigned in at ${new URL(url).origin}; the browser comes back with a code.`);
  const shown = await tools.step(flow, token, 'vietnam_post', brought);
  tell(shown, 'the Post says who this is');
  sayIdentity(shown.flow);
  const ended = await tools.step(flow, token, 'confirm', {});
  tell(ended, 'the identity is confirmed');
  sayAccount(ended.flow);
}
