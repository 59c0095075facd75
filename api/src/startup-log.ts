/** Where start-up steps report what a person should know, one line each. A pino logger fits. */
export interface StartupLog {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
