import { accessibilityWords } from '../i18n/accessibility.ts';
import type { ViewContext } from './context.ts';
import { type PageView, pageView } from './page.ts';

/** The accessibility statement: the words are the program's own, whom to write to is the operator's. */
export interface AccessibilityView {
  readonly page: PageView;
  /** `null`: only in the seller panel. */
  readonly supportUrl: string | null;
}

/** Its words are the program's, and have stood since the log began. */
const FIRST = 1;

export function accessibilityView(context: ViewContext): AccessibilityView {
  const { title, description } = accessibilityWords[context.locale];
  return {
    page: pageView(context, { path: '/accessibility/', title, description, revisions: [FIRST] }),
    supportUrl: context.supportUrl,
  };
}
