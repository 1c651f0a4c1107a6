/**
 * People whom the simulators know and for whom a registration goes well, as they would fill in the first
 * step: a request that is sent as the document shows it works on a system with simulators.
 */
export const samplePeople = {
  an: {
    phone: '0961234501',
    documentNumber: '001090012345',
    fullName: 'Nguyễn Văn An',
    dateOfBirth: '1990-05-12',
  },
  ngoc: {
    phone: '0903456702',
    documentNumber: '079195004821',
    fullName: 'Trần Thị Bích Ngọc',
    dateOfBirth: '1995-11-03',
  },
  minh: {
    phone: '0912345603',
    documentNumber: '048201007733',
    fullName: 'Lê Hoàng Minh',
    dateOfBirth: '2001-02-28',
  },
} as const;

export const insuredPeople = {
  hoa: {
    phone: '0922345604',
    socialInsuranceNumber: '3120456784',
    fullName: 'Phạm Thị Hòa',
    dateOfBirth: '1985-07-19',
  },
  thuy: {
    phone: '0944567807',
    socialInsuranceNumber: '6421678906',
    fullName: 'Bùi Thanh Thúy',
    dateOfBirth: '1999-12-31',
  },
} as const;

/** Phones with a SIM that signs: whose it is stands in its certificate. */
export const simOwners = {
  an: { fullName: 'Nguyễn Văn An', phone: '0961234501', subjectType: 'citizen' },
  bao: { fullName: 'Đặng Quốc Bảo', phone: '0876543208', subjectType: 'enterprise' },
} as const;
