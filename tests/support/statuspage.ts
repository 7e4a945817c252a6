import { featureDocument, panelDocument } from './documents.ts';
import { planned } from './maintenances.ts';
import { availability, cell, contextOf, published, restoration } from './state.ts';
import { opened, posted } from './updates.ts';

/** Two panels with two features, of which one is limited; an incident that goes on there, and work that lies ahead. */
export function statuspageContext() {
  return contextOf([
    published(panelDocument('a'), panelDocument('b'), featureDocument('orders'), featureDocument('api')),
    restoration({ a: 'restored', b: 'restored' }),
    availability([
      cell('orders', 'a', 'limited'),
      cell('api', 'a', 'available'),
      cell('orders', 'b', 'available'),
    ]),
    opened('fire', { title: { pl: 'Pożar', en: 'Fire' }, panels: ['a'], features: ['orders'] }),
    posted('fire', 'u1', { body: { pl: 'Sprawdzamy.', en: 'We are looking.' } }),
    posted('fire', 'u2', { status: 'identified', body: { pl: 'Wiemy.', en: 'We know.' } }),
    planned('m1'),
  ]);
}
