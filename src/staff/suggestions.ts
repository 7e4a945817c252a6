import { z } from 'zod';
import { dismissSuggestions } from '../actions/suggestions.ts';
import type { ViewContext } from '../views/context.ts';
import { type SuggestionListView, suggestionListView } from '../views/staff/suggestion-list.ts';
import { list } from './fields.ts';
import { readForm } from './read-form.ts';
import { staffContext } from './staff-context.ts';
import type { StaffSession } from './staff-session.ts';

const FORM = z.object({ dismiss: list });

/**
 * Waves aside what alerts suggest, as the button beside it says. What is kept no more needs nobody either: the list says
 * what still does.
 *
 * @returns whether whoever asks may do so
 */
export async function dismissFrom({ actions, suggestions }: StaffSession, form: FormData): Promise<boolean> {
  const { actor, authority } = actions;
  const asked = readForm(form, FORM).typed.dismiss;
  const outcome = await dismissSuggestions({ actor, authority, suggestions }, asked);
  return outcome.ok || outcome.code === 'suggestion.unknown';
}

/** What alerts suggested, and what became of it. */
export async function showSuggestions(view: ViewContext, session: StaffSession): Promise<SuggestionListView> {
  return suggestionListView(await staffContext(view, session), await session.suggestions.list());
}
