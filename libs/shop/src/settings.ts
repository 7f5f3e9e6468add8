import { texts } from './texts.ts';

/** The merchant's options for the cashier, for visitors of this demo to try. */
export interface Settings {
  readonly locale: string;
  readonly theme: 'auto' | 'light' | 'dark';
  /** The shop's pay button instead of the cashier's. Inline only: a popup would cover it. */
  readonly ownButton: boolean;
  /** The shop's loading view instead of the cashier's. Inline only. */
  readonly ownLoading: boolean;
}

export const firstSettings: Settings = {
  locale: 'en_US',
  theme: 'auto',
  ownButton: false,
  ownLoading: false,
};

type Choices<Value> = readonly (readonly [value: Value, name: string])[];

/** Each language in its own name. */
export const LOCALES: Choices<string> = [
  ['en_US', 'English'],
  ['ar_SA', 'العربية'],
  ['de_DE', 'Deutsch'],
  ['es_ES', 'Español'],
  ['fr_FR', 'Français'],
  ['hi_IN', 'हिन्दी'],
  ['in_ID', 'Bahasa Indonesia'],
  ['it_IT', 'Italiano'],
  ['ja_JP', '日本語'],
  ['ko_KR', '한국어'],
  ['ms_MY', 'Bahasa Melayu'],
  ['nl_NL', 'Nederlands'],
  ['pl_PL', 'Polski'],
  ['pt_BR', 'Português (Brasil)'],
  ['pt_PT', 'Português (Portugal)'],
  ['ro', 'Română'],
  ['th_TH', 'ไทย'],
  ['tl_PH', 'Filipino'],
  ['tr_TR', 'Türkçe'],
  ['vi_VN', 'Tiếng Việt'],
  ['zh_CN', '简体中文'],
  ['zh_HK', '繁體中文'],
];

export const THEMES: Choices<Settings['theme']> = [
  ['auto', texts.themeAuto],
  ['light', texts.themeLight],
  ['dark', texts.themeDark],
];

/** The checkboxes. */
export const SWITCHES: readonly (readonly [name: 'ownButton' | 'ownLoading', label: string])[] = [
  ['ownButton', texts.ownButton],
  ['ownLoading', texts.ownLoading],
];
