/** Where a value came from; the later wins. */
export const SETTING_ORIGINS = ["default", "file", "environment", "flag"] as const;
export type SettingOrigin = (typeof SETTING_ORIGINS)[number];

/** A setting as it holds, for people: a secret's value is `set`. */
export interface EffectiveSetting {
  readonly name: string;
  readonly value: string;
  readonly origin: SettingOrigin;
}
