import { randomInt } from 'node:crypto';

export type MadeUpCitizen = {
  fullName: string;
  dateOfBirth: string;
  sex: 'male' | 'female';
  documentNumber: string;
  phone: string;
  socialInsuranceNumber: string;
  note: string;
};

const familyNames = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Võ', 'Đặng', 'Bùi'];
const givenNames = {
  female: ['Thị Mai', 'Thu Hà', 'Ngọc Lan', 'Minh Châu', 'Thị Hòa'],
  male: ['Văn Bình', 'Quốc Huy', 'Đức Anh', 'Minh Khôi', 'Hữu Phước'],
};
/** Hà Nội, Hải Phòng, Đà Nẵng, Thành phố Hồ Chí Minh, Cần Thơ. */
const birthplaces = ['001', '031', '048', '079', '092'];

/** An adult like no other, whose number fits the birth date and sex, as the law makes it up. */
export function makeUpCitizen(): MadeUpCitizen {
  const sex = oneOf(['female', 'male'] as const);
  const year = randomInt(1960, 2006);
  const month = digits(randomInt(1, 13), 2);
  const day = digits(randomInt(1, 29), 2);
  const century = (year < 2000 ? 0 : 2) + (sex === 'female' ? 1 : 0);
  const number = `${oneOf(birthplaces)}${century}${digits(year % 100, 2)}${random(6)}`;
  return {
    fullName: `${oneOf(familyNames)} ${oneOf(givenNames[sex])}`,
    dateOfBirth: `${year}-${month}-${day}`,
    sex,
    documentNumber: number,
    phone: `098${random(7)}`,
    socialInsuranceNumber: random(10),
    note: 'Made up by npm run demo',
  };
}

function oneOf<T>(items: readonly T[]): T {
  const item = items[randomInt(items.length)];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}

function random(count: number): string {
  return digits(randomInt(10 ** count), count);
}

function digits(number: number, count: number): string {
  return String(number).padStart(count, '0');
}
