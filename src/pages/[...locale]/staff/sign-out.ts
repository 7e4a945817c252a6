import type { APIRoute } from 'astro';
import { signOut } from '../../../staff/sign-out.ts';

export const ALL: APIRoute = (context) => signOut(context);
