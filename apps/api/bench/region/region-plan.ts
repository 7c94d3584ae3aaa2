/** Cases one service has had altogether, so that about 150 of them are waiting at any one time. */
const CASES_PER_SERVICE = 1_000;
const WORKERS_PER_SERVICE = 6;
/** The rest lies in a second organisation, so that row security has something to keep apart. */
const SHARE_OF_FIRST = 0.9;

export const SEED = 20_260_901;

export interface OrganisationPlan {
  id: string;
  name: string;
  cases: number;
  serviceIds: string[];
  workerIds: string[];
}

export interface RegionPlan {
  organisations: OrganisationPlan[];
}

/** A larger region has more services and more workers; each service's list stays as long as it is. */
export function planRegion(cases: number): RegionPlan {
  const first = Math.round(cases * SHARE_OF_FIRST);
  return { organisations: [planOrganisation(1, first), planOrganisation(2, cases - first)] };
}

function planOrganisation(number: number, cases: number): OrganisationPlan {
  const services = Math.max(1, Math.round(cases / CASES_PER_SERVICE));
  return {
    id: idOf(number, 0, 0),
    name: `Region ${number}`,
    cases,
    serviceIds: Array.from({ length: services }, (_, i) => idOf(number, 1, i)),
    workerIds: Array.from({ length: services * WORKERS_PER_SERVICE }, (_, i) => idOf(number, 2, i)),
  };
}

/** Ids that can be said again without asking the database. */
function idOf(organisation: number, kind: number, index: number): string {
  return `00000000-0000-4000-8${String(organisation).padStart(3, '0')}-${String(kind)}${String(index).padStart(11, '0')}`;
}
