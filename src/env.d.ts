/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** Backstage. Given by the server; in development the middleware makes it. */
    app: import('./app.ts').App;
    /** The public page asked for; the 404 page has none. */
    route: import('./publish/routes.ts').Route | null;
    /** What the page's view is made from. */
    view: import('./views/context.ts').ViewContext;
  }
}
