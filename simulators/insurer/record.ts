/** What the simulated insurer holds of a person. */
export type SimulatedInsured = {
  fullName: string;
  /** yyyy-MM-dd or yyyy. */
  dateOfBirth: string;
  sex: 'male' | 'female';
  documentNumber: string;
  otherNumbers?: string[] | undefined;
  phone: string;
  socialInsuranceNumber?: string | undefined;
};

export type SimulatedAnswer = { status: number; body: object };

/** The answer to a number, as openapi.yaml has it. */
export function answerRecord(number: string, found: SimulatedInsured | undefined): SimulatedAnswer {
  if (!/^\d{10}(\d{2})?$/.test(number)) return problem(400, 'INVALID_NUMBER');
  return found ? { status: 200, body: toRecord(found) } : problem(404, 'INSURED_PERSON_NOT_FOUND');
}

export function problem(status: number, code: string): SimulatedAnswer {
  return { status, body: { title: `Simulated insurer: ${code}`, status, code } };
}

function toRecord(person: SimulatedInsured): object {
  const numbers = [person.documentNumber, ...(person.otherNumbers ?? [])];
  return {
    insuranceNumber: person.socialInsuranceNumber ?? person.documentNumber,
    fullName: person.fullName,
    birthDate: person.dateOfBirth,
    sex: person.sex === 'male' ? 'M' : 'F',
    papers: numbers.map((number) => ({ type: number.length === 9 ? 'CMND' : 'CCCD', number })),
    // In the spelling of the paper forms that the insurer has them from.
    phones: [person.phone.replace(/^\+84/, '0')],
  };
}
