import type { Logger } from 'pino';
import type { Backstage } from '../../backstage/backstage.ts';
import type { BackstageReport } from './reports.ts';
import { processorTime, VitalSigns } from './vitals.ts';

/** How often backstage tells its figures (ms). */
const EVERY = 1000;

/** Tells the supervisor every second how backstage is, in numbers. */
export function reportBackstage(backstage: Backstage, logger: Logger): void {
  const signs = new VitalSigns();
  let told = 0;
  const tell = () => {
    if (!process.connected) return;
    const cpu = processorTime();
    try {
      const report: BackstageReport = {
        figures: backstage.takeFigures(),
        vitals: signs.read(),
        cpu: cpu - told,
      };
      process.send?.({ kind: 'backstage-report', report });
      told = cpu;
    } catch (error) {
      // Nobody is to go without pages for want of numbers.
      logger.error({ error }, 'metrics: cannot be gathered');
    }
  };
  setInterval(tell, EVERY).unref();
}
