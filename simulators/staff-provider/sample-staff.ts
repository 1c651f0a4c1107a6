/** A member of the portal's staff at the simulated provider. */
export type StaffAccount = {
  username: string;
  password: string;
  name: string;
  roles: readonly ('support' | 'supervisor' | 'auditor' | 'operator')[];
};

const password = 'Can-bo-2026';

/** One a role, a second of those who are to look twice, one with all and one with none. */
export const sampleStaff: readonly StaffAccount[] = [
  { username: 'hotro1', password, name: 'Đặng Thu Hà', roles: ['support'] },
  { username: 'hotro2', password, name: 'Bùi Quốc Bảo', roles: ['support'] },
  { username: 'kiemsoat1', password, name: 'Hoàng Minh Châu', roles: ['supervisor'] },
  { username: 'kiemsoat2', password, name: 'Đỗ Thị Lan', roles: ['support', 'supervisor'] },
  { username: 'kiemtoan', password, name: 'Ngô Văn Khải', roles: ['auditor'] },
  { username: 'vanhanh', password, name: 'Lý Gia Huy', roles: ['operator'] },
  {
    username: 'truongca',
    password,
    name: 'Vũ Thị Mai',
    roles: ['support', 'supervisor', 'auditor', 'operator'],
  },
  { username: 'thuviec', password, name: 'Tạ Đình Phong', roles: [] },
];
