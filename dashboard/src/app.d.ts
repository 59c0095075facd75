/// <reference types="@sveltejs/adapter-node" />
import type { HostServices, Viewer } from '@otklik/schema/host';
import type { Language } from '@otklik/schema';

/** A form as it was sent: where to, and its fields by name and value. */
interface PostedForm {
  address: string;
  fields: [string, string][];
}

declare global {
  namespace App {
    interface Error {
      /** Id to quote to the help desk; the same id is in the log. */
      requestId: string;
      /** Whole seconds after which it is worth another try; where the server was too busy. */
      retryAfter?: number;
      /** What a form had sent, to be sent again. */
      posted?: PostedForm;
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
      /** Fields of the form that came with this request, read when they are needed. */
      posted: (() => Promise<PostedForm | null>) | undefined;
    }
    interface PageData {
      language: Language;
      languageIsExplicit: boolean;
      /** Nothing published may only mean: not yet. */
      areFiguresInPreparation: boolean;
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
