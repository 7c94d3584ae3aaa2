export type PhoneReading =
  | { ok: true; number: string }
  | { ok: false; fault: 'unreadable-phone'; number: string | null }
  | { ok: false; fault: 'phone-belongs-to-other'; number: string; whose: string };

const NUMBER = /\+?\d[\d\s().-]{6,}\d/g;

/** Words that only say which of her own telephones it is. */
const OWN = /^(?:mob(?:ile)?|tel|phone|home|own|new|landline|cell|safe|personal|m|t)?$/i;

const SOMEBODY_ELSE =
  /\b(?:mum|mam|mother|dad|father|parents?|sister|brother|aunt(?:ie|y)?|uncle|nan|gran(?:dma|dad)?|cousin|son|daughter|friend|mate|neighbour|colleague|boss|partner|boyfriend|husband|ex|his|carer|social worker|midwife|school|mam-gu|chwaer|brawd|ffrind|tad)\b/iu;

/**
 * Reads a telephone number and whose it is. A number "(mum's)" is never the person's own, however safe: whoever
 * answers may not know, and what may be said to her is another question.
 */
export function readPhone(text: string): PhoneReading {
  const written = text.match(NUMBER) ?? [];
  const number = written.length === 1 ? canonical(written[0] ?? '') : null;
  const rest = text
    .replace(NUMBER, ' ')
    .replace(/[()[\]:,;–-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (number === null) return { ok: false, fault: 'unreadable-phone', number: null };
  if (OWN.test(rest)) return { ok: true, number };
  if (SOMEBODY_ELSE.test(rest)) return { ok: false, fault: 'phone-belongs-to-other', number, whose: rest };
  return { ok: false, fault: 'unreadable-phone', number };
}

/** International form, so that 07700, 0044 7700 and +44 7700 are one number. */
function canonical(written: string): string | null {
  const compact = written
    .replace(/\(0\)/g, '')
    .replace(/[^\d+]/g, '')
    .replace(/^00/, '+');
  const international = compact.startsWith('0') ? `+44${compact.slice(1)}` : compact;
  const british = /^\+44[1-9]\d{8,9}$/.test(international);
  const foreign = /^\+(?!44)[1-9]\d{7,14}$/.test(international);
  return british || foreign ? international : null;
}
