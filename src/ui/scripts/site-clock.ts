/** The day it is on the site clock where the company counts its days, `YYYY-MM-DD`; the page says both. */
export function siteToday(): string {
  const { clockOffset = '0', zone } = document.documentElement.dataset;
  return new Intl.DateTimeFormat('sv', { timeZone: zone }).format(Date.now() + Number(clockOffset));
}
