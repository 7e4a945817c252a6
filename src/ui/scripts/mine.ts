// One file for both, so that who goes from the panel's page home has it already.
import './mark-panel.ts';
import './my-panel.ts';
