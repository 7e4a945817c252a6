// Preloaded by a program that is not ours, and that is of no use once whoever started it is gone.
import { whenParentIsGone } from './launcher.ts';

whenParentIsGone(() => process.exit(1));
