import { json, Router } from 'express';
import { z } from 'zod';
import { createPostSimulator, type PostAccount, type PostKeys } from './vietnam-post/simulator.ts';
import type { Faults } from './faults/faults.ts';
import type { People } from './people.ts';
import type { Person } from './person.ts';
import { withBody } from './with-body.ts';

export type PostOptions = {
  /** As tokens name it; default: where the simulators are. */
  issuer?: string;
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  noticeUrl: string;
};

type Options = PostOptions & {
  issuer: string;
  keys: PostKeys;
  people: People;
  faults: Faults;
};

const checkedPapers = z.strictObject({ username: z.string() });

/** The simulated Vietnam Post, and `POST /post/papers` for the clerk who has checked papers. */
export function createPost({ people, faults, ...options }: Options): Router {
  const post = createPostSimulator({
    ...options,
    accounts: () => people.all().flatMap(accountOf),
    takeFault: (phone, among) => faults.take('post', phone, among),
  });
  const router = Router();
  router.use(post.router);
  router.post(
    '/post/papers',
    json(),
    withBody(checkedPapers, async ({ username }, response) => {
      const person = people.all().findLast((one) => one.post?.username === username);
      if (!person?.post) {
        const problem = { title: 'Nobody has this account.', status: 404, code: 'NotFound' };
        response.status(404).type('application/problem+json').json(problem);
        return;
      }
      const checked = { ...person, post: { ...person.post, papersChecked: true } };
      people.add(checked);
      const [account] = accountOf(checked);
      response.json(account && (await post.notify(account)));
    }),
  );
  return router;
}

function accountOf(person: Person): PostAccount[] {
  const { fullName, dateOfBirth, sex, documentNumber, otherNumbers, phone } = person;
  const known = { fullName, dateOfBirth, sex, documentNumber, otherNumbers, phone };
  return person.post ? [{ ...person.post, ...known }] : [];
}
