import { REQUESTED_SERVICES, type RequestedService } from '../referrals/requested-services.js';

/** Kinds of service that an organisation can offer: whatever can be asked for by name. */
export type OfferedService = Exclude<RequestedService, 'any'>;
export const OFFERED_SERVICES = REQUESTED_SERVICES.filter((kind): kind is OfferedService => kind !== 'any');

/** Whom a service is for. Between the side of victims and that of people causing harm stands a wall. */
export const SERVICE_SIDES = ['victim', 'perpetrator', 'children', 'neutral'] as const;
export type ServiceSide = (typeof SERVICE_SIDES)[number];
