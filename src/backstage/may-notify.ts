import type { Config } from '../config/settings.ts';

/** Whether anything could be sent with these settings: what is sent has links. */
export function mayNotify({ siteUrl, role }: Pick<Config, 'siteUrl' | 'role'>): boolean {
  return role !== 'reader' && siteUrl !== null;
}
