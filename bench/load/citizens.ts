import { type MadeUpCitizen, makeUpCitizen } from '../../scripts/demo/made-up-citizen.ts';
import type { HttpClient } from './http-client.ts';

const atOnce = 8;

export type Citizen = Omit<MadeUpCitizen, 'note' | 'socialInsuranceNumber'>;

export type Citizens = { take: (count: number) => Promise<Citizen[]> };

/** Citizens whom the simulated carrier knows, no two with one phone number. */
export function createCitizens(http: HttpClient, simulators: string): Citizens {
  let made = 0;
  async function introduce(citizens: readonly Citizen[]): Promise<void> {
    for (const body of citizens) {
      const { status } = await http.send('POST', `${simulators}/people`, { body });
      if (status !== 201) throw new Error(`The simulators took no citizen: ${status}.`);
    }
  }
  return {
    take: async (count) => {
      const citizens = Array.from({ length: count }, () => {
        made += 1;
        const { fullName, dateOfBirth, sex, documentNumber } = makeUpCitizen();
        const phone = `098${String(made).padStart(7, '0')}`;
        return { fullName, dateOfBirth, sex, documentNumber, phone };
      });
      const lanes = Array.from({ length: atOnce }, (_, lane) =>
        introduce(citizens.filter((_citizen, index) => index % atOnce === lane)),
      );
      await Promise.all(lanes);
      return citizens;
    },
  };
}
