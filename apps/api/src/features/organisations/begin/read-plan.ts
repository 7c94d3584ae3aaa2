import { EMAIL_MAX, LANGUAGES, WORKER_NAME_MAX, type Language } from '@waymark/contracts';
import { OFFERED_SERVICES, ROLES, SERVICE_SIDES, type Role } from '@waymark/domain';
import { PlainMistake } from '../../../platform/plain-sentence.js';

export interface PlannedService {
  kind: string;
  side: string;
  en: string;
  cy: string;
}

export interface PlannedWorker {
  name: string;
  email: string;
  role: Role;
  language: Language;
}

/** What an organisation starts with. The first of its people is an administrator. */
export interface OrganisationPlan {
  en: string;
  cy: string;
  services: PlannedService[];
  workers: PlannedWorker[];
}

export class PlanMistake extends PlainMistake {}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The plan of a file, or one sentence on what is wrong with it. */
export function readPlan(text: string): OrganisationPlan {
  const plan = parsed(text);
  const services = listOf(plan['services'], 'services').map((one, at) => serviceOf(one, `services[${at}]`));
  const workers = listOf(plan['workers'], 'workers').map((one, at) => workerOf(one, `workers[${at}]`));
  if (services.length === 0) throw new PlanMistake('"services" is empty: a referral needs at least one service to go to.');
  if (workers[0]?.role !== 'administrator') throw new PlanMistake('The first of "workers" must have the role "administrator".');
  refuseTwice(workers.map(({ email }) => email));
  return { en: textOf(plan, 'en', ''), cy: textOf(plan, 'cy', ''), services, workers };
}

function serviceOf(one: Fields, where: string): PlannedService {
  const [kind, side] = [oneOf(one, 'kind', OFFERED_SERVICES, where), oneOf(one, 'side', SERVICE_SIDES, where)];
  return { kind, side, en: textOf(one, 'en', where), cy: textOf(one, 'cy', where) };
}

function workerOf(one: Fields, where: string): PlannedWorker {
  const email = textOf(one, 'email', where).toLowerCase();
  if (!EMAIL.test(email) || email.length > EMAIL_MAX) throw new PlanMistake(`"email" of ${where} is not an e-mail address.`);
  return { name: textOf(one, 'name', where), email, role: oneOf(one, 'role', ROLES, where), language: oneOf(one, 'language', LANGUAGES, where) };
}

type Fields = Record<string, unknown>;

function parsed(text: string): Fields {
  try {
    return fieldsOf(JSON.parse(text), 'The file');
  } catch (error) {
    // The parser's message quotes the file; the place of the mistake is for an editor to find.
    if (error instanceof SyntaxError) throw new PlanMistake('The file is not valid JSON.');
    throw error;
  }
}

function fieldsOf(value: unknown, where: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new PlanMistake(`${where} is not an object with named fields.`);
}

function listOf(value: unknown, name: string): Fields[] {
  if (!Array.isArray(value)) throw new PlanMistake(`"${name}" is not a list.`);
  return value.map((one, at) => fieldsOf(one, `${name}[${at}]`));
}

function textOf(fields: Fields, name: string, where: string): string {
  const value = fields[name];
  if (typeof value === 'string' && value.trim() !== '' && value.length <= WORKER_NAME_MAX) return value.trim();
  throw new PlanMistake(`"${name}"${of(where)} is missing or longer than ${WORKER_NAME_MAX} characters.`);
}

function oneOf<Value extends string>(fields: Fields, name: string, values: readonly Value[], where: string): Value {
  const found = values.find((value) => value === fields[name]);
  if (found) return found;
  throw new PlanMistake(`"${name}"${of(where)} must be one of: ${values.join(', ')}.`);
}

const of = (where: string): string => (where === '' ? '' : ` of ${where}`);

function refuseTwice(emails: readonly string[]): void {
  const twice = emails.find((email, at) => emails.indexOf(email) !== at);
  if (twice) throw new PlanMistake('Two of "workers" have the same e-mail address.');
}
