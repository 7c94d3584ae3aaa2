import { connect, createServer } from 'node:net';
import { PlainFailure } from './plain-failure.mjs';

/** Refuses when something else already listens where the web server is to listen. */
export async function refuseTakenPort(port, host) {
  const error = await listenError(port, host);
  if (error === null) return;
  if (error.code === 'EADDRINUSE') {
    throw new PlainFailure(
      `Port ${port} is already in use; stop the program that uses it, or choose another port, for example PORT=${nextPort(port)} npm start.`,
    );
  }
  if (error.code === 'EACCES') {
    throw new PlainFailure(
      `This account may not open port ${port}; choose one above 1023, for example PORT=3000 npm start.`,
    );
  }
  throw new PlainFailure(`The address ${host} port ${port} cannot be opened (${error.code}); check HOST and PORT.`);
}

/** Refuses when nothing answers at an address given in the environment; its password is never repeated. */
export async function refuseUnreachable(name, url, usualPort, what) {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port || usualPort);
  const problem = await connectError(host, port);
  if (problem === null) return;
  throw new PlainFailure(
    `${what} at ${host}:${port}, given in ${name}, does not answer (${problem}); start it or correct ${name}, or unset ${name} to use the built-in one.`,
  );
}

function listenError(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

function connectError(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 4_000 });
    const answer = (problem) => {
      socket.destroy();
      resolve(problem);
    };
    socket.once('connect', () => answer(null));
    socket.once('timeout', () => answer('no answer within 4 seconds'));
    socket.once('error', (error) => answer(error.code ?? error.message));
  });
}

function nextPort(port) {
  return port < 65535 ? port + 1 : 3000;
}
