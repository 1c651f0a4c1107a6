import type { Details } from './forms.ts';

/** A person as the simulators know people. */
export type Walking = Details & {
  sex: 'female';
  sim?: { pin: string };
  post?: { username: string; password: string; papersChecked: boolean };
  note: string;
};

/** The same people, one after the other, in each run: a page that has not changed looks the same. */
export function somePeople(): (details?: Partial<Walking>) => Walking {
  let count = 0;
  return (details = {}) => {
    count += 1;
    const digits = String(count).padStart(3, '0');
    return {
      fullName: 'Nguyễn Thị Hòa',
      dateOfBirth: '1985-07-09',
      sex: 'female',
      documentNumber: `001185246${digits}`,
      phone: `0984567${digits}`,
      socialInsuranceNumber: `0185246${digits}`,
      note: 'Walks through the pages',
      ...details,
    };
  };
}
