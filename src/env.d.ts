/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** What pages are made from. Given by backstage; in development the middleware makes it. */
    app: import('./views/context.ts').PageSource;
    /** How the site was, as far as readers know it in a context of now. Given as `app` is. */
    past: (now: import('./views/context.ts').ViewContext) => import('./views/context.ts').PastSource;
    /** Of a page of the past: of when it is; others have none. */
    pastPage?: import('./views/past.ts').PastPage;
    /** Why the past is not shown, and of when it was asked. */
    refused?: {
      readonly status: number;
      readonly refusal: import('./views/past.ts').PastRefusal;
      readonly typed: string;
    };
    /** The public page asked for; the 404 page has none. */
    route: import('./publish/routes.ts').Route | null;
    /** What the page's view is made from. */
    view: import('./views/context.ts').ViewContext;
    /**
     * The data of the page that is captured, under the name of its view: made to see whether the page has changed, and
     * the page is made from them. Nobody else's page has any.
     */
    precomputed?: Partial<
      import('./views/registry.ts').PageData &
        import('./formats/document-data.ts').DocumentData &
        import('./api/openapi.ts').ApiData
    >;
    /** Of a public page that is not published: the language of the member of staff who looks at it. */
    draftFor?: import('./views/context.ts').ViewContext['locale'];
    /** What machines write with; a page that is captured has none. */
    api: import('./api/api.ts').Api;
    /** Only the head of what is answered is asked for: it is made as for all of it. Left out: it is as the request says. */
    isHead?: boolean;
    /** Takes a page that is captured. */
    capture?: (rendered: import('./publish/planned.ts').Rendered) => void;
    /** Who is told, and what can be offered. Given by backstage for the pages of subscribers; in development the middleware makes it. */
    subscribe: import('./subscribe/subscribe-access.ts').SubscribeAccess;
    /** A form of subscribers comes from a page of this site. */
    isOwnForm: boolean;
    /** Who is signed in, with what they may use; `null` for everybody else. */
    session: import('./staff/staff-session.ts').StaffSession | null;
    /** How staff come in. Given by backstage for the staff area; in development the middleware makes it. */
    access: import('./staff/staff-access.ts').StaffAccess;
    /** What is asked for before a form of the staff area is taken; `null`: nothing. */
    proof: import('./views/staff/proof.ts').ProofAsked | null;
    /** A form of before the session had ended, which the page is filled with or carries on; `null`: there is none. */
    kept: import('./staff/keep-form.ts').KeptHere | null;
    /** Why a page of the staff area is not shown. */
    notice: import('./views/staff/notice.ts').NoticeKind | null;
  }
}
