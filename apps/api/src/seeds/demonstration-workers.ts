import type { Role } from '@waymark/domain';

export interface DemonstrationService {
  code: string;
  kind: string;
  side: 'victim' | 'perpetrator' | 'children' | 'neutral';
  en: string;
  cy: string;
}

export interface DemonstrationWorker {
  name: string;
  email: string;
  role: Role;
  language: 'en' | 'cy';
  /** In which she can speak with people; nothing written down where there is none. */
  speaks?: readonly string[];
  /** Belongs to the region without a sign-in that is shown; an administrator can hand over a link for one. */
  isExtra?: boolean;
}

export interface DemonstrationOrganisation {
  en: string;
  cy: string;
  services: DemonstrationService[];
  workers: DemonstrationWorker[];
}

const extra = (name: string, email: string, role: Role, language: 'en' | 'cy' = 'en'): DemonstrationWorker => ({
  ...{ name, email, role, language },
  isExtra: true,
});

/** Invented and plainly so: two charities of a region that does not exist. */
export const DEMONSTRATION_ORGANISATIONS: readonly DemonstrationOrganisation[] = [
  {
    en: 'Harbour Light (demonstration)',
    cy: 'Golau’r Harbwr (arddangos)',
    services: [
      { code: 'idva', kind: 'idva', side: 'victim', en: 'IDVA service', cy: 'Gwasanaeth IDVA' },
      { code: 'outreach', kind: 'outreach', side: 'victim', en: 'Community outreach', cy: 'Allgymorth cymunedol' },
      { code: 'refuge', kind: 'refuge', side: 'victim', en: 'Refuge', cy: 'Lloches' },
      { code: 'children', kind: 'children', side: 'children', en: 'Children’s support', cy: 'Cymorth i blant' },
    ],
    workers: [
      { name: 'Delyth Example', email: 'duty@harbour-light.example', role: 'duty-worker', language: 'en' },
      { name: 'Amina Example', email: 'key@harbour-light.example', role: 'key-worker', language: 'en', speaks: ['english', 'Somali'] },
      { name: 'Carys Example', email: 'idva@harbour-light.example', role: 'idva', language: 'cy', speaks: ['welsh', 'english'] },
      { name: 'Siân Example', email: 'lead@harbour-light.example', role: 'team-lead', language: 'en' },
      { name: 'Grace Example', email: 'manager@harbour-light.example', role: 'service-manager', language: 'en' },
      { name: 'Owen Example', email: 'admin@harbour-light.example', role: 'administrator', language: 'en' },
      { name: 'Eirlys Example', email: 'data-protection@harbour-light.example', role: 'data-protection-lead', language: 'cy' },
      extra('Bethan Example', 'duty-2@harbour-light.example', 'duty-worker', 'cy'),
      { ...extra('Chidi Example', 'key-2@harbour-light.example', 'key-worker'), speaks: ['english'] },
      extra('Hannah Example', 'key-3@harbour-light.example', 'key-worker'),
      { ...extra('Lowri Example', 'key-4@harbour-light.example', 'key-worker', 'cy'), speaks: ['welsh', 'english'] },
      { ...extra('Rukhsana Example', 'key-5@harbour-light.example', 'key-worker'), speaks: ['english', 'Urdu', 'Punjabi'] },
      { ...extra('Joanne Example', 'idva-2@harbour-light.example', 'idva'), speaks: ['english', 'bsl'] },
      { ...extra('Mared Example', 'idva-3@harbour-light.example', 'idva', 'cy'), speaks: ['welsh', 'english'] },
      extra('Teresa Example', 'lead-2@harbour-light.example', 'team-lead'),
      extra('Winston Example', 'children@harbour-light.example', 'key-worker'),
    ],
  },
  {
    en: 'Safe Valley (demonstration)',
    cy: 'Cwm Diogel (arddangos)',
    services: [
      { code: 'outreach', kind: 'outreach', side: 'victim', en: 'Valley outreach', cy: 'Allgymorth y cwm' },
      { code: 'idva', kind: 'idva', side: 'victim', en: 'Valley IDVA', cy: 'IDVA y cwm' },
    ],
    workers: [
      { name: 'Mei Example', email: 'key@safe-valley.example', role: 'key-worker', language: 'en' },
      extra('Gwenno Example', 'duty@safe-valley.example', 'duty-worker', 'cy'),
      extra('Patrick Example', 'key-2@safe-valley.example', 'key-worker'),
      extra('Nadia Example', 'key-3@safe-valley.example', 'key-worker'),
      extra('Eleri Example', 'idva@safe-valley.example', 'idva', 'cy'),
      extra('Yusuf Example', 'idva-2@safe-valley.example', 'idva'),
      extra('Ceri Example', 'lead@safe-valley.example', 'team-lead'),
      extra('Margaret Example', 'manager@safe-valley.example', 'service-manager'),
      extra('Tomos Example', 'admin@safe-valley.example', 'administrator', 'cy'),
    ],
  },
];
