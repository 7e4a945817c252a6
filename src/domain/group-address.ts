/** What addresses begin with that several people read (RFC 2142, and what Polish firms call theirs). */
const GROUPS: readonly string[] = [
  ...['abuse', 'admin', 'administrator', 'alerts', 'all', 'billing', 'contact', 'customerservice', 'dev'],
  ...['developers', 'devops', 'ecommerce', 'everyone', 'finance', 'hello', 'help', 'helpdesk', 'hostmaster'],
  ...[
    'hr',
    'info',
    'it',
    'mail',
    'marketing',
    'monitoring',
    'noc',
    'office',
    'on-call',
    'oncall',
    'operations',
  ],
  ...['ops', 'orders', 'postmaster', 'press', 'root', 'sales', 'security', 'service', 'shop', 'sre', 'staff'],
  ...['status', 'store', 'support', 'sysadmin', 'team', 'tech', 'webmaster'],
  ...['allegro', 'administracja', 'biuro', 'bok', 'faktury', 'firma', 'handel', 'handlowy', 'informatyka'],
  ...['kontakt', 'ksiegowosc', 'magazyn', 'obsluga', 'poczta', 'pomoc', 'sekretariat', 'serwis', 'sklep'],
  ...['sprzedaz', 'wsparcie', 'wysylka', 'zamowienia', 'zarzad', 'zespol', 'zwroty'],
];

/** Whether several people are likely to read mail to an address: one of them does not speak for all. */
export function isGroupAddress(address: string): boolean {
  const local = address.slice(0, address.lastIndexOf('@')).toLowerCase();
  const [first = ''] = local.split(/[.+_]/);
  return GROUPS.includes(first) || GROUPS.includes(local);
}
