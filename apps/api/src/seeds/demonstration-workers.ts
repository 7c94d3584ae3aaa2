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
}

export interface DemonstrationOrganisation {
  en: string;
  cy: string;
  services: DemonstrationService[];
  workers: DemonstrationWorker[];
}

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
      { name: 'Amina Example', email: 'key@harbour-light.example', role: 'key-worker', language: 'en' },
      { name: 'Carys Example', email: 'idva@harbour-light.example', role: 'idva', language: 'cy' },
      { name: 'Siân Example', email: 'lead@harbour-light.example', role: 'team-lead', language: 'en' },
      { name: 'Grace Example', email: 'manager@harbour-light.example', role: 'service-manager', language: 'en' },
      { name: 'Owen Example', email: 'admin@harbour-light.example', role: 'administrator', language: 'en' },
    ],
  },
  {
    en: 'Safe Valley (demonstration)',
    cy: 'Cwm Diogel (arddangos)',
    services: [
      { code: 'outreach', kind: 'outreach', side: 'victim', en: 'Valley outreach', cy: 'Allgymorth y cwm' },
    ],
    workers: [{ name: 'Mei Example', email: 'key@safe-valley.example', role: 'key-worker', language: 'en' }],
  },
];
