import type { Change, LoginMethod, RegistrationMethod } from '../client/contract.ts';
import type { MethodKind } from '../src/domain/account/authentication-method.ts';

/** Where the pages are, without their language: `/vi` or `/en` comes before each. */
export const paths = {
  home: '/',
  register: '/dang-ky',
  signIn: '/dang-nhap',
  signOut: '/dang-xuat',
  /** Who is signed in proves themselves once more. */
  stepUp: '/xac-nhan-lai',
  flows: '/ho-so',
  /** How the signing agent is installed. */
  agent: '/cong-cu-ky',
  forgottenPassword: '/quen-mat-khau',
  counterRecovery: '/khoi-phuc-tai-quay',
  dispute: '/khieu-nai',
  notMe: '/khong-phai-toi',
  cancellation: '/huy-yeu-cau',
  objection: '/phan-doi',
  account: '/tai-khoan',
  identity: '/tai-khoan/dinh-danh',
  methods: '/tai-khoan/phuong-thuc',
  changes: '/tai-khoan/thay-doi',
  sessions: '/tai-khoan/phien-dang-nhap',
  signIns: '/tai-khoan/lich-su-dang-nhap',
  consents: '/tai-khoan/dong-y',
  export: '/tai-khoan/du-lieu',
  closing: '/tai-khoan/dong-tai-khoan',
  dataRequests: '/tai-khoan/yeu-cau-du-lieu',
  /** The consent text of a version. */
  consentText: '/van-ban-dong-y',
} as const;

/** The staff's console. */
export const staffPaths = {
  home: '/staff',
  signIn: '/staff/dang-nhap',
  signOut: '/staff/dang-xuat',
  /** Why somebody looks: reason and ticket of the case in hand. */
  case: '/staff/phieu',
  find: '/staff/tra-cuu',
  flows: '/staff/ho-so',
  stuck: '/staff/ho-so-cho',
  outages: '/staff/su-co',
  reviews: '/staff/xac-minh',
  accounts: '/staff/tai-khoan',
  disputes: '/staff/khieu-nai',
  dataRequests: '/staff/yeu-cau-du-lieu',
  audit: '/staff/nhat-ky',
  breachReport: '/staff/nhat-ky/bao-cao',
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

/** What somebody signs in by, as addresses name it. */
export const methodKindSlugs = {
  password: methodSlugs.password,
  otp_phone: 'so-nhan-otp',
  authenticator_app: 'ung-dung-xac-thuc',
  recovery_codes: 'ma-khoi-phuc',
  sim_signature: methodSlugs.sim_signature,
  usb_signature: methodSlugs.usb_signature,
  vietnam_post: methodSlugs.vietnam_post,
} as const satisfies Record<MethodKind, string>;

/** Where each change of an account starts. */
export const changePaths = {
  password: `${paths.changes}/doi-mat-khau`,
  phone: `${paths.changes}/doi-so-dien-thoai`,
  contact: `${paths.changes}/doi-email`,
  authenticator_app: `${paths.changes}/ung-dung-xac-thuc`,
  recovery_codes: `${paths.changes}/ma-khoi-phuc`,
  document: `${paths.changes}/bo-sung-giay-to`,
  sim_signature: `${paths.changes}/sim-ky-so`,
  usb_signature: `${paths.changes}/usb-ky-so`,
  vietnam_post: `${paths.changes}/buu-dien-viet-nam`,
  level: `${paths.changes}/nang-muc-xac-minh`,
  removal: `${paths.changes}/go-phuong-thuc`,
  unlock: `${paths.changes}/mo-khoa-phuong-thuc`,
  closure: paths.closing,
} as const satisfies Record<Change, string>;
