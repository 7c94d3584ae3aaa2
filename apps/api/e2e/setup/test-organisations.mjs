const ROLES = ['duty-worker', 'key-worker', 'idva', 'team-lead', 'service-manager', 'administrator', 'data-protection-lead'];

const worker = (name, email, role) => ({ name, email, role, language: 'en' });

const organisation = (en, domain) => ({
  en,
  cy: `${en} (Cymraeg)`,
  services: [
    { code: 'idva', kind: 'idva', side: 'victim', en: 'IDVA service', cy: 'Gwasanaeth IDVA' },
    { code: 'outreach', kind: 'outreach', side: 'victim', en: 'Outreach', cy: 'Allgymorth' },
  ],
  workers: [
    ...ROLES.map((role) => worker(`${role} of ${en}`, `${role}@${domain}.example`, role)),
    worker(`second key-worker of ${en}`, `key-worker-2@${domain}.example`, 'key-worker'),
  ],
});

/** Two organisations with every role in each, so that every test of a wall can look at it from both sides. */
export const TEST_ORGANISATIONS = [organisation('North', 'north'), organisation('South', 'south')];
