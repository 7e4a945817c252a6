import type { Collection } from '../domain/documents.ts';
import type { Locale } from '../domain/locale.ts';

/**
 * What a new text of a kind begins with, in both languages of the site: its parts, and in brackets what belongs there. What
 * stands in brackets is nobody's word yet, and is never published.
 */
export const wordTemplates: Readonly<Record<Collection, Readonly<Record<Locale, string>>>> = {
  site: { pl: '', en: '' },
  panels: {
    pl: '[Kto ma konto na tym panelu i\u00a0co musi o\u00a0nim wiedzieć, w\u00a0dwóch zdaniach.]',
    en: '[Who has an account on this panel, and what they must know about it, in two sentences.]',
  },
  features: {
    pl: '[Do czego służy ta funkcja, w\u00a0jednym zdaniu.]\n\n## Gdy nie działa\n\n[Co robić tymczasem.]',
    en: '[What this feature is for, in one sentence.]\n\n## While it does not work\n\n[What to do meanwhile.]',
  },
  steps: {
    pl: '[Co zrobić: zacznij od czasownika.]\n\n[Po czym poznać, że się udało.]',
    en: '[What to do: begin with a verb.]\n\n[How to tell that it worked.]',
  },
  faq: {
    pl: '[Odpowiedź w\u00a0pierwszym zdaniu: tak, nie albo kiedy.]\n\n## Co zrobić\n\n1. [Pierwszy krok: zacznij od czasownika.]\n2. [Drugi krok.]\n\n## Dlaczego tak jest\n\n[Powód w\u00a0jednym albo dwóch zdaniach.]',
    en: '[The answer in the first sentence: yes, no or when.]\n\n## What to do\n\n1. [The first step: begin with a verb.]\n2. [The second step.]\n\n## Why it is so\n\n[The reason in a sentence or two.]',
  },
  incidents: {
    pl: '## Co się stało\n\n[Co zawiodło i\u00a0kiedy. Tylko to, co wiadomo.]\n\n## Kogo to dotyczy\n\n- [Które panele i\u00a0funkcje.]\n\n## Co przepadło\n\n[Napisz wprost. Jeśli nic: że nic.]\n\n## Czego jeszcze nie wiemy\n\n- [Pytanie, na które nie ma jeszcze odpowiedzi.]',
    en: '## What happened\n\n[What failed and when. Only what is known.]\n\n## Whom it touches\n\n- [Which panels and features.]\n\n## What is lost\n\n[Say it plainly. If nothing: that nothing is.]\n\n## What we do not know yet\n\n- [A question that has no answer yet.]',
  },
  // Its questions are fields of their own.
  postmortems: { pl: '', en: '' },
  templates: {
    pl: '[Co się dzieje, na przykład: Nie działa]: {feature}. Dotyczy paneli: {panel}.\n\n[Co robimy i\u00a0co mają zrobić klienci.] Następną wiadomość podamy najpóźniej {next}.',
    en: '[What is going on, for example: Not working]: {feature}. Panels: {panel}.\n\n[What we are doing, and what customers should do.] We will tell you more by {next}.',
  },
};
