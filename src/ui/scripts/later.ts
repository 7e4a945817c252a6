/** What a page can do without at first: fetched once it stands and has nothing else to do. */
const later = () => {
  import('./page-news.ts').catch(() => undefined);
};
const rest = () => setTimeout(later, 1000);
if (document.readyState === 'complete') rest();
else addEventListener('load', rest);
