import type { LoginMethod, RegistrationMethod } from '../client/contract.ts';

/** Where the pages are, without their language: `/vi` or `/en` comes before each. */
export const paths = {
  home: '/',
  register: '/dang-ky',
  signIn: '/dang-nhap',
  signOut: '/dang-xuat',
  /** Who is signed in proves themselves once more. */
  stepUp: '/xac-nhan-lai',
  flows: '/ho-so',
  forgottenPassword: '/quen-mat-khau',
  counterRecovery: '/khoi-phuc-tai-quay',
  dispute: '/khieu-nai',
  notMe: '/khong-phai-toi',
  cancellation: '/huy-yeu-cau',
  objection: '/phan-doi',
  account: '/tai-khoan',
  identity: '/tai-khoan/dinh-danh',
  methods: '/tai-khoan/phuong-thuc',
  sessions: '/tai-khoan/phien-dang-nhap',
  signIns: '/tai-khoan/lich-su-dang-nhap',
  consents: '/tai-khoan/dong-y',
  export: '/tai-khoan/du-lieu',
  closing: '/tai-khoan/dong-tai-khoan',
} as const;

/** The methods as addresses name them. */
export const methodSlugs = {
  mobile_subscriber: 'thue-bao-di-dong',
  social_insurance: 'bao-hiem-xa-hoi',
  sim_signature: 'sim-ky-so',
  usb_signature: 'usb-ky-so',
  vietnam_post: 'buu-dien-viet-nam',
  password: 'mat-khau',
} as const satisfies Record<RegistrationMethod | LoginMethod, string>;

export function registerPath(method: RegistrationMethod): string {
  return `${paths.register}/${methodSlugs[method]}`;
}

export function signInPath(method: LoginMethod): string {
  return `${paths.signIn}/${methodSlugs[method]}`;
}

export function stepUpPath(method: LoginMethod): string {
  return `${paths.stepUp}/${methodSlugs[method]}`;
}

export function flowPath(slot: string): string {
  return `${paths.flows}/${slot}`;
}
