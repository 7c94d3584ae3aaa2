import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Params } from 'nestjs-pino';

function withRoute(request: IncomingMessage, _response: ServerResponse, line: object): object {
  return { ...line, route: (request as { route?: { path?: string } }).route?.path ?? null };
}

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
    customSuccessObject: withRoute,
    customErrorObject: (request, response, _error, line) => withRoute(request, response, line),
  },
};
