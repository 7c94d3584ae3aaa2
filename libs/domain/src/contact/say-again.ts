import type { ContactOwner, SafetyAnswer } from './contact-codes.js';

/** What is asked about one number or address. */
export interface ContactAnswers {
  owner: ContactOwner;
  call: SafetyAnswer;
  text: SafetyAnswer;
  voicemail: SafetyAnswer;
  post: SafetyAnswer;
  safeTimes: string | null;
  knownToPersonCausingHarm: SafetyAnswer;
}

export interface SaidAgain {
  answers: ContactAnswers;
  changed: (keyof ContactAnswers)[];
  /** Whether what now stands was said in this conversation, so that its time runs anew. */
  isVerified: boolean;
}

const METHODS = ['call', 'text', 'voicemail', 'post'] as const;

/**
 * The same number or address, asked about once more. Silence takes nothing back; and a "yes" of an earlier day that
 * nobody asked about now is not made fresh by the answers beside it: what was safe may have changed since
 * (techsafety.org, safe contact methods).
 */
export function sayAgain(known: ContactAnswers, said: ContactAnswers): SaidAgain {
  const answers: ContactAnswers = {
    owner: said.owner === 'not-known' ? known.owner : said.owner,
    call: unlessSilent(known.call, said.call),
    text: unlessSilent(known.text, said.text),
    voicemail: unlessSilent(known.voicemail, said.voicemail),
    post: unlessSilent(known.post, said.post),
    safeTimes: said.safeTimes ?? known.safeTimes,
    knownToPersonCausingHarm: unlessSilent(known.knownToPersonCausingHarm, said.knownToPersonCausingHarm),
  };
  const changed = (Object.keys(answers) as (keyof ContactAnswers)[]).filter((field) => answers[field] !== known[field]);
  const isAnyAnswered = METHODS.some((method) => said[method] !== 'unknown');
  const isOldYesLeft = METHODS.some((method) => answers[method] === 'yes' && said[method] !== 'yes');
  return { answers, changed, isVerified: isAnyAnswered && !isOldYesLeft };
}

function unlessSilent(known: SafetyAnswer, said: SafetyAnswer): SafetyAnswer {
  return said === 'unknown' ? known : said;
}
