/// <reference types="@sveltejs/adapter-node" />
import type { HostServices, Viewer } from '@otklik/schema/host';
import type { Language } from '@otklik/schema';

declare global {
  namespace App {
    interface Error {
      /** Id to quote to the help desk; the same id is in the log. */
      requestId: string;
    }
    interface Locals {
      /** What the server lends to this request. */
      host: HostServices;
      execute: HostServices['execute'];
      viewer: Viewer | null;
      language: Language;
      /** Whether the language stands in the address; links then keep it. */
      languageIsExplicit: boolean;
      requestId: string;
    }
    interface PageData {
      language: Language;
      languageIsExplicit: boolean;
    }
  }
}

declare module 'node:http' {
  interface IncomingMessage {
    /** Put there by the server before the pages see the request. */
    otklik?: HostServices;
  }
}

export {};
