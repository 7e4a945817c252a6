import type { Message } from '../message.ts';

/**
 * As many sections, the first of them, as fit what may be sent; the others are counted and stand behind the link. Of one that does not
 * fit even alone, the last lines go.
 *
 * @param make the form of a message, and how many sections it leaves out
 * @param fits whether that is short enough
 */
export function fitSections<Made>(
  message: Message,
  make: (part: Message, left: number) => Made,
  fits: (made: Made) => boolean,
): Made {
  const all = message.sections.length;
  for (let kept = all; kept > 0; kept -= 1) {
    const made = make({ ...message, sections: message.sections.slice(0, kept) }, all - kept);
    if (fits(made)) return made;
  }
  const [first] = message.sections;
  for (let lines = (first?.lines.length ?? 0) - 1; first && lines >= 0; lines -= 1) {
    const sections = [{ ...first, lines: first.lines.slice(0, lines) }];
    const made = make({ ...message, sections }, all - 1);
    if (fits(made)) return made;
  }
  return make({ ...message, sections: [] }, all);
}
