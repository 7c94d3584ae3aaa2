import { ABUSE_TYPES } from './abuse-types.js';
import { changeConsent, CONSENT_ANSWERS, CONSENT_PURPOSES, NO_CONSENT_ASKED } from './consents.js';
import { DECLINE_REASONS, RETURN_REASONS, WITHDRAWAL_REASONS } from './referral-reasons.js';
import { isSelfReferral, REFERRAL_SOURCES } from './referral-sources.js';
import { personalConnection, RELATIONSHIPS } from './relationships.js';
import { REQUESTED_SERVICES, SUPPORT_NEEDS } from './requested-services.js';
import { KNOWN_ANSWERS, safeguardingPrompt } from './safeguarding-prompt.js';

describe('the code lists of intake', () => {
  it.each([
    ABUSE_TYPES,
    DECLINE_REASONS,
    RETURN_REASONS,
    WITHDRAWAL_REASONS,
    REFERRAL_SOURCES,
    RELATIONSHIPS,
    REQUESTED_SERVICES,
    SUPPORT_NEEDS,
  ])('name each code once, in words a URL can carry', (...codes) => {
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it('take only the person herself for a self-referral', () => {
    expect(REFERRAL_SOURCES.filter(isSelfReferral)).toEqual(['self']);
  });
});

describe('a personal connection in the sense of the Domestic Abuse Act 2021 s.2', () => {
  it.each([
    ['ex-partner', 'connected'],
    ['child', 'connected'],
    ['in-law', 'connected'],
    ['stranger', 'not-connected'],
    ['professional', 'not-connected'],
    ['other', 'not-known'],
    ['not-known', 'not-known'],
  ] as const)('with %s is %s', (relationship, connection) => {
    expect(personalConnection(relationship)).toBe(connection);
  });
});

describe('the four consents', () => {
  it('start unasked and are answered one by one', () => {
    const ruling = changeConsent(NO_CONSENT_ASKED, 'sharing', 'refused');
    expect(ruling).toEqual({ ok: true, value: { ...NO_CONSENT_ASKED, sharing: 'refused' } });
  });

  it.each(CONSENT_PURPOSES)('leave the other three alone when %s changes', (purpose) => {
    const ruling = changeConsent(NO_CONSENT_ASKED, purpose, 'given');
    if (!ruling.ok) throw new Error(ruling.refusal);
    const others = CONSENT_PURPOSES.filter((other) => other !== purpose);
    expect(others.map((other) => ruling.value[other])).toEqual(['not-asked', 'not-asked', 'not-asked']);
  });

  it.each(CONSENT_ANSWERS)('can never become unasked again after %s', (answer) => {
    const consents = { ...NO_CONSENT_ASKED, research: answer };
    expect(changeConsent(consents, 'research', 'not-asked').ok).toBe(false);
  });

  it('can be withdrawn only after they were given', () => {
    const withdrawable = CONSENT_ANSWERS.filter(
      (answer) => changeConsent({ ...NO_CONSENT_ASKED, support: answer }, 'support', 'withdrawn').ok,
    );
    expect(withdrawable).toEqual(['given']);
  });
});

describe('the safeguarding prompt', () => {
  it.each([
    ['yes', 'no', 'notify-childrens-services'],
    ['yes', 'not-known', 'ask-whether-open'],
    ['yes', 'yes', 'none'],
    ['not-known', 'no', 'ask-about-children'],
    ['no', 'no', 'none'],
  ] as const)(
    'with children in the household %s and open to services %s is: %s',
    (inHousehold, openToChildrensServices, prompt) => {
      expect(safeguardingPrompt({ inHousehold, openToChildrensServices })).toBe(prompt);
    },
  );

  it('is silent about children of whom nobody knows only when there are none', () => {
    const prompts = KNOWN_ANSWERS.map((open) =>
      safeguardingPrompt({ inHousehold: 'not-known', openToChildrensServices: open }),
    );
    expect(prompts).not.toContain('none');
  });
});
