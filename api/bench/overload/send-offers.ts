// The load of the benchmark of overload: a process of its own, told over its channel what to send.
import process from 'node:process';
import { type Offer, offer } from './offer.ts';

process.on('message', (order: Offer) => {
  void offer(order).then((report) => process.send!(report));
});
process.on('disconnect', () => process.exit());
process.send!('ready');
