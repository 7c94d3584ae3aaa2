import Ajv from 'ajv';
import addFormats from 'ajv-formats';

/**
 * What is wrong with a parsed compose file: each check by name with its faults.
 * @param {object} file the compose file
 * @param {object} schema the schema of the Compose Specification
 */
export function composeFaults(file, schema) {
  const services = Object.entries(file.services ?? {});
  return [
    { check: 'the file follows the Compose Specification', faults: schemaFaults(file, schema) },
    {
      check: 'only the proxy publishes a port',
      faults: services.filter(([name, { ports }]) => name !== 'proxy' && ports?.length > 0).map(([name]) => name),
    },
    { check: 'only the proxy stands in a network with a way out', faults: waysOut(file, services) },
    {
      check: 'whatever keeps running has a health check',
      faults: services.filter(([, service]) => isLasting(service) && !service.healthcheck).map(([name]) => name),
    },
    {
      check: 'API and jobs wait for the migration',
      faults: ['api', 'jobs'].filter((name) => !waitsForMigration(file.services?.[name])),
    },
    {
      check: 'no secret stands in the file',
      faults: services.flatMap(([name, { environment }]) => openSecrets(environment).map((key) => `${name}: ${key}`)),
    },
    {
      check: 'every secret that a service asks for is declared',
      faults: services.flatMap(([name, { secrets }]) =>
        (secrets ?? [])
          .map((secret) => secret.source ?? secret)
          .filter((secret) => !(secret in (file.secrets ?? {})))
          .map((secret) => `${name}: ${secret}`),
      ),
    },
    { check: 'Redis keeps every job', faults: redisFaults(file.services?.redis) },
  ];
}

function schemaFaults(file, schema) {
  // The schema names its draft by an address that Ajv does not know by heart.
  const { $schema: _draft, $id: _id, ...rest } = schema;
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const check = ajv.compile(rest);
  return check(file) ? [] : check.errors.map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
}

/** A service without networks of its own gets the default one, which has a way out. */
function waysOut(file, services) {
  const isOpen = (network) => file.networks?.[network]?.internal !== true;
  const open = services.filter(([, { networks }]) => [networks ?? 'default'].flat().some(isOpen)).map(([name]) => name);
  return open.filter((name) => name !== 'proxy');
}

function isLasting({ restart }) {
  return restart !== 'no';
}

function waitsForMigration(service) {
  return service?.depends_on?.migrate?.condition === 'service_completed_successfully';
}

/** A secret comes as a file: its variable ends in _FILE, and no address carries a password. */
function openSecrets(environment) {
  const named = /PASSWORD|SECRET|TOKEN|_KEY$/;
  const carried = /:\/\/[^/\s]*:[^/\s]*@/;
  return Object.entries(environment ?? {})
    .filter(([key, value]) => !key.endsWith('_FILE') && (named.test(key) || carried.test(String(value))))
    .map(([key]) => key);
}

function redisFaults(redis) {
  const command = [redis?.command ?? []].flat().join(' ');
  return ['noeviction', 'appendonly yes']
    .filter((wanted) => !command.includes(wanted))
    .map((wanted) => `redis: lacks ${wanted}`);
}
