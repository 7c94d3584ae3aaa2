export interface PostgresOptions {
  /** Where password, port and data are kept between starts. */
  folder: string;
  /** False: fast settings, and the data are removed on stop. */
  durable?: boolean;
  /** Gets the few lines worth telling. */
  log?: (line: string) => void;
  /** Further server settings. */
  settings?: Record<string, string>;
}

export interface RunningPostgres {
  ownerUrl(database?: string): string;
  /** Makes the database unless it exists; answers whether it had to. */
  createDatabase(name: string): Promise<boolean>;
  port: number;
  dataFolder: string;
  /** Settles when the server has ended, for whatever reason. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts the embedded PostgreSQL 18 on a free port of 127.0.0.1; it ends with the process that started it. */
export function startPostgres(options: PostgresOptions): Promise<RunningPostgres>;
