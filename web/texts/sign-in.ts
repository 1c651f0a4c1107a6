import type { Text } from '../../src/domain/flows/text.ts';

export const signInTexts = {
  title: { vi: 'Đăng nhập', en: 'Sign in' },
  back: { vi: 'Cách đăng nhập khác', en: 'Another way to sign in' },
  byPassword: { vi: 'Đăng nhập bằng mật khẩu', en: 'Sign in by password' },
  username: { vi: 'Tên đăng nhập', en: 'User name' },
  usernameHint: {
    vi: 'Số CMT/CCCD hoặc mã số thuế của tài khoản.',
    en: 'The CMND/CCCD number or tax code of the account.',
  },
  password: { vi: 'Mật khẩu', en: 'Password' },
  signIn: { vi: 'Đăng nhập', en: 'Sign in' },
  forgotten: { vi: 'Quên mật khẩu', en: 'Forgotten password' },
} as const satisfies Record<string, Text>;
