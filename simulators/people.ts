import type { Person } from './person.ts';

export type People = {
  all: () => Person[];
  findByPhone: (phone: string) => Person | undefined;
  /** By social insurance number, or by the 12 digits of somebody who has one. */
  findInsured: (number: string) => Person | undefined;
  /** A phone has one owner: who is added later takes it over. */
  add: (person: Person) => void;
};

/** The people that the simulated systems know, by their phones. */
export function createPeople(initial: readonly Person[]): People {
  const byPhone = new Map(initial.map((person) => [person.phone, person]));
  return {
    all: () => [...byPhone.values()],
    findByPhone: (phone) => byPhone.get(phone),
    findInsured: (number) =>
      [...byPhone.values()].find(
        (person) =>
          person.socialInsuranceNumber !== undefined &&
          [person.socialInsuranceNumber, person.documentNumber].includes(number),
      ),
    add(person) {
      byPhone.set(person.phone, person);
    },
  };
}
