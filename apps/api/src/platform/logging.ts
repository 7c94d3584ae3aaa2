import type { IncomingMessage } from 'node:http';
import type { Params } from 'nestjs-pino';

/**
 * What a log line may hold: method, route pattern, status and duration. Paths as typed, queries, headers and bodies
 * stay out, since any of them can carry a name.
 */
export const LOGGING: Params = {
  pinoHttp: {
    level: process.env['LOG_LEVEL'] ?? 'info',
    quietReqLogger: true,
    autoLogging: { ignore: (request: IncomingMessage) => (request.url ?? '').startsWith('/api/health/') },
    serializers: {
      req: (request: { method?: string }) => ({ method: request.method }),
      res: (response: { statusCode?: number }) => ({ status: response.statusCode }),
      err: (error: { type?: string }) => ({ type: error.type }),
    },
    customProps: (request: IncomingMessage) => ({
      route: (request as { route?: { path?: string } }).route?.path ?? null,
    }),
  },
};
