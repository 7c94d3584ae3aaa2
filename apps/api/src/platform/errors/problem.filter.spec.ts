import { jest } from '@jest/globals';
import { Logger, type ArgumentsHost } from '@nestjs/common';
import type { AuditTrail } from '../audit/audit-trail.js';
import type { Sessions } from '../auth/sessions.js';
import { ProblemFilter } from './problem.filter.js';

describe('an error that cannot be answered', () => {
  const answered = async (headersSent: boolean) => {
    const response = { headersSent, destroyed: false, status: jest.fn().mockReturnThis(), end: jest.fn(), destroy: jest.fn() };
    const host = { switchToHttp: () => ({ getResponse: () => response, getRequest: () => ({}) }) } as unknown as ArgumentsHost;
    const logged = jest.spyOn(Logger.prototype, 'error').mockReturnValue(undefined);
    // Outside any request, so that even its number is not known.
    await new ProblemFilter({} as AuditTrail, {} as Sessions).catch(new Error('quotes a name'), host);
    expect(JSON.stringify(logged.mock.calls)).not.toContain('quotes a name');
    expect(logged).toHaveBeenCalledTimes(1);
    logged.mockRestore();
    return response;
  };

  it('ends its own request and not the process with everybody’s', async () => {
    const response = await answered(false);
    expect(response.status).toHaveBeenCalledWith(500);
    expect(response.end).toHaveBeenCalledTimes(1);
  });

  it('cuts an answer that has begun, so that half of one never looks whole', async () => {
    const response = await answered(true);
    expect(response.destroy).toHaveBeenCalledTimes(1);
    expect(response.status).not.toHaveBeenCalled();
  });
});
