import { ROLES, worksWithPeople } from '@waymark/domain';

/** SQL of a membership `m` with which somebody may hold and read people's records. */
export const OF_CASE_ROLE = `m.role = ANY ('{${ROLES.filter((role) => worksWithPeople([role])).join(',')}}'::text[])`;
