import { randomBytes } from 'node:crypto';
import { goToPost, type PostCredential } from './go-to-post.ts';
import { makeUpCitizen } from './made-up-citizen.ts';
import { say, sayAccount, sayIdentity } from './say.ts';
import { type Tools, begin, submit } from './walk.ts';

/** Guide 1.5: the citizen signs in at Vietnam Post, where a clerk has checked the papers. */
export async function registerByVietnamPost(tools: Tools): Promise<PostCredential> {
  const citizen = makeUpCitizen();
  const credential = {
    username: `khach-${randomBytes(4).toString('hex')}`,
    password: 'Buu-dien-2026',
  };
  await tools.simulators.addPerson({ ...citizen, post: { ...credential, papersChecked: true } });
  say(`Vietnam Post knows ${citizen.fullName}, document number ${citizen.documentNumber},`);
  say(`  as ${credential.username}; a clerk has checked the papers.`);

  const { flow, opened } = await begin(
    tools,
    'vietnam_post',
    (consent) => ({ subjectType: 'citizen', consent }),
    'the browser is to go to Vietnam Post',
  );
  const brought = await goToPost(flow, credential);
  sayIdentity(await submit(opened, 'vietnam_post', brought, 'the Post says who this is'));
  sayAccount(await submit(opened, 'confirm', {}, 'the identity is confirmed'));
  return credential;
}
