import type { ConflictView } from './conflict.ts';
import type { EditorView } from './editor.ts';
import type { PreviewView } from './preview.ts';
import type { RefusedView } from './refused.ts';

/** The page that a form of the matrix is answered with. */
export type PageOutcome =
  | { readonly kind: 'editor'; readonly status: number; readonly view: EditorView }
  | { readonly kind: 'preview'; readonly status: number; readonly view: PreviewView }
  | { readonly kind: 'conflict'; readonly status: 409; readonly view: ConflictView }
  | { readonly kind: 'refused'; readonly status: number; readonly view: RefusedView };
