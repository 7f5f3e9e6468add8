/** What a Content-Security-Policy has to allow for payments through Antom: as data, and as a function. */
export {
  ANTOM_POLICY,
  antomContentSecurityPolicy,
  DEFAULT_PARTS,
  type PolicyPart,
  type PolicyRow,
} from './engines/antom/page/policy.ts';
