import type { FaqEntryView } from '../../views/faq-entry.ts';

/**
 * A question with what is answered now (schema.org, FAQPage): the words of the page, and to whom each is said where there are
 * several. `null`: nothing is answered now.
 */
export function structuredAnswer({
  question,
  answers,
  page,
}: Pick<FaqEntryView, 'question' | 'answers' | 'page'>): object | null {
  if (answers.length === 0 || page.noindex) return null;
  const isOne = answers.length === 1;
  const text = answers.map(({ html, forPanels }) => (isOne ? html : `<p>${forPanels}:</p>${html}`)).join('');
  return {
    '@context': 'https://schema.org',
    '@type': 'FAQPage',
    inLanguage: question.lang ?? page.locale,
    mainEntity: [{ '@type': 'Question', name: question.title, acceptedAnswer: { '@type': 'Answer', text } }],
  };
}
