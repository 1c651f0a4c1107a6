import { type MadeUpCitizen, makeUpCitizen } from '../../scripts/demo/made-up-citizen.ts';
import { askSimulators } from './ask-simulators.ts';
import type { HttpClient } from './http-client.ts';

/** What else the simulated systems know of a citizen: a SIM that signs, an account at the Post. */
type Known = {
  sim?: { pin: string };
  post?: { username: string; password: string; papersChecked: boolean };
};

export type Citizens = {
  /** Tells the simulators of a citizen, who has phone and document number alone. */
  introduce: (known?: Known) => Promise<MadeUpCitizen>;
  /** One whom nobody knows; the phone gets messages all the same. */
  makeUp: () => MadeUpCitizen;
};

export function createCitizens(http: HttpClient, simulators: string): Citizens {
  let made = 0;
  const makeUp = (): MadeUpCitizen => {
    made += 1;
    const madeUp = makeUpCitizen();
    return {
      ...madeUp,
      // Birthplace, sex and year stay.
      documentNumber: `${madeUp.documentNumber.slice(0, 6)}${digits(made, 6)}`,
      phone: `098${digits(made, 7)}`,
      note: 'Made up by npm run bench',
    };
  };
  return {
    makeUp,
    introduce: async (known = {}) => {
      const citizen = makeUp();
      await askSimulators(http, `${simulators}/people`, { ...citizen, ...known });
      return citizen;
    },
  };
}

function digits(number: number, count: number): string {
  return String(number).padStart(count, '0');
}
